using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>帮助, 您好: what this person can ask and do, and nothing else.</summary>
internal static class HelpQuestions
{
    /// <summary>帮助</summary>
    public static Answer Help(Standing reader)
    {
        var asks = Asks(reader);
        var updates = Updates(reader);
        List<CardElement> body = [TextBlock.Heading(AnswerTexts.HelpHead), new FactSet([.. asks.Select(a => new Fact(a.Say, a.What))])];
        if (updates.Count > 0)
        {
            body.AddRange([new TextBlock(AnswerTexts.HelpUpdates) { Weight = "bolder", Separator = true }, new FactSet([.. updates.Select(a => new Fact(a.Say, a.What))])]);
        }

        return new Answer(AnswerTexts.HelpHead)
        {
            Lines =
            [
                .. asks.Select(a => Say(AnswerTexts.FactLine, a.Say, a.What)), .. updates.Count > 0 ? [AnswerTexts.HelpUpdates] : Array.Empty<string>(),
                .. updates.Select(a => Say(AnswerTexts.FactLine, a.Say, a.What)),
            ],
            Card = new AdaptiveCard(body),
            Suggestions = Quick(reader),
        };
    }

    /// <summary>Said when somebody comes.</summary>
    public static Answer Greeting(Standing reader) => new(Say(AnswerTexts.Greeting, reader.Person.Name)) { Suggestions = Quick(reader) };

    /// <summary>The common questions of this person, as buttons.</summary>
    public static IReadOnlyList<string> Quick(Standing reader) =>
    [
        .. AccessRule.MayEver(reader, Operation.Promise) ? [AnswerTexts.AskTasks] : Array.Empty<string>(),
        .. HasUnits(reader) ? [AnswerTexts.AskMyUnits] : Array.Empty<string>(),
        AnswerTexts.AskOverall, AnswerTexts.AskOverdue, AnswerTexts.AskDueSoon,
        .. reader.Scope.All ? [AnswerTexts.AskDigest] : Array.Empty<string>(),
        AnswerTexts.AskHelp,
    ];

    /// <summary>The first of them: one's own list, for those who have one.</summary>
    public static string First(Standing reader) => Quick(reader)[0];

    private static bool HasUnits(Standing reader) => reader.Scope.Units.Count + reader.Scope.OverseeingUnits.Count + reader.Scope.OverseenUnits.Count > 0;

    private static List<(string Say, string What)> Asks(Standing reader)
    {
        List<(string Say, string What)> asks = [];
        Add(AccessRule.MayEver(reader, Operation.Promise), AnswerTexts.AskTasks, AnswerTexts.HelpTasks);
        Add(HasUnits(reader), AnswerTexts.AskMyUnits, AnswerTexts.HelpMyUnits);
        Add(AccessRule.MayEver(reader, Operation.ReadMatters), AnswerTexts.AskOverdue, AnswerTexts.HelpOverdue);
        Add(AccessRule.MayEver(reader, Operation.ReadMatters), AnswerTexts.AskDueSoon, AnswerTexts.HelpDueSoon);
        Add(AccessRule.MayEver(reader, Operation.ReadMatters), Say(AnswerTexts.AskProgress, 12), AnswerTexts.HelpProgress);
        Add(AccessRule.MayEver(reader, Operation.ReadMatters), Say(AnswerTexts.AskWho, 12), AnswerTexts.HelpWho);
        Add(AccessRule.MayEver(reader, Operation.ReadReminders), Say(AnswerTexts.AskReminders, 12), AnswerTexts.HelpReminders);
        Add(AccessRule.MayEver(reader, Operation.ReadUnit), Say(AnswerTexts.AskUnit, AnswerTexts.SomeUnit), AnswerTexts.HelpUnit);
        Add(AccessRule.MayEver(reader, Operation.ReadFigures), AnswerTexts.AskOverall, AnswerTexts.HelpOverall);
        Add(reader.Scope.All, AnswerTexts.AskDigest, Say(AnswerTexts.HelpDigest, 47));
        Add(AccessRule.MayEver(reader, Operation.AskCalendar), AnswerTexts.AskDays, AnswerTexts.HelpDays);
        return asks;

        void Add(bool may, string say, string what)
        {
            if (may)
            {
                asks.Add((say, what));
            }
        }
    }

    private static List<(string Say, string What)> Updates(Standing reader)
    {
        List<(string Say, string What)> updates = [];
        Add(Operation.Report, AnswerTexts.SayReport, AnswerTexts.HelpReport);
        Add(Operation.Complete, AnswerTexts.SayComplete, AnswerTexts.HelpComplete);
        Add(Operation.AttachEvidence, AnswerTexts.SayEvidence, AnswerTexts.HelpEvidence);
        Add(Operation.Promise, AnswerTexts.SayPromise, AnswerTexts.HelpPromise);
        Add(Operation.Complete, AnswerTexts.SayApply, AnswerTexts.HelpApply);
        Add(Operation.ChooseNotices, AnswerTexts.SayReviews, AnswerTexts.HelpReviews);
        Add(Operation.Undo, AnswerTexts.SayUndo, AnswerTexts.HelpUndo);
        Add(Operation.ChooseNotices, AnswerTexts.SayNotices, AnswerTexts.HelpNotices);
        Add(Operation.MoveDeadline, AnswerTexts.SayMoveDeadline, AnswerTexts.HelpMoveDeadline);
        Add(Operation.ChangeResponsible, AnswerTexts.SayChangeResponsible, AnswerTexts.HelpChangeResponsible);
        Add(Operation.Urge, AnswerTexts.SayUrge, AnswerTexts.HelpUrge);
        Add(Operation.EnterProblem, AnswerTexts.SayEnterProblem, AnswerTexts.HelpEnterProblem);
        Add(Operation.Grant, AnswerTexts.SayRequests, AnswerTexts.HelpRequests);
        Add(Operation.AnswerSuggestion, AnswerTexts.SaySuggestions, AnswerTexts.HelpSuggestions);
        Add(Operation.SetDeputy, AnswerTexts.SayDeputy, AnswerTexts.HelpDeputy);
        Add(Operation.Suggest, AnswerTexts.SaySuggest, AnswerTexts.HelpSuggest);
        Add(Operation.RunOffice, AnswerTexts.SayRunOffice, AnswerTexts.HelpRunOffice);
        return updates;

        void Add(Operation operation, string say, string what)
        {
            if (AccessRule.MayEver(reader, operation))
            {
                updates.Add((say, what));
            }
        }
    }
}
