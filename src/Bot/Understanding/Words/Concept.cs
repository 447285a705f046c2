namespace CaseReform.Ops.Bot.Understanding.Words;

/// <summary>What a word stands for in a sentence. The words themselves are in <c>words.txt</c>.</summary>
internal enum Concept
{
    None,

    // habits of speech
    Filler,
    Greeting,
    Particle,
    Soft,
    Of,
    Self,
    OwnUnit,
    Ba,
    Give,
    Want,
    And,
    View,
    Already,

    // what keeps a sentence from being a report
    Ask,
    HowTo,
    Not,
    NoMore,
    If,
    Said,
    Plan,

    // what is asked
    Progress,
    Status,
    Term,
    Who,
    Responsible,
    Reminders,
    Reminder,
    Due,
    Owed,
    DueSoon,
    Overdue,
    Lamp,
    Mine,
    Thing,
    MyTasks,
    MyUnits,
    Figures,
    Weekly,
    Contact,
    Help,
    WorkDay,
    WorkDays,
    HowMany,
    Span,

    // what is reported
    ReportVerb,
    Tell,
    Change,
    Reach,
    Approx,
    Inexact,
    Complete,
    Mark,
    Sign,
    Promise,
    Evidence,
    Attachment,
    Upload,
    Remove,
    These,
    Undo,
    Just,
    Mistake,
    CloseOut,
    Extension,
    Office,
    Open,
    Close,
    InChat,

    // the conversation itself
    Cancel,
    SignOut,
    More,
    Confirm,
    Pronoun,

    // stands before a number
    Prefix,
}
