using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The part of a letter about close-outs: what the reader has to do first, then whom they are to urge, then how applications ended.</summary>
internal static class CloseOutSection
{
    private const int MaxTextLength = 120;
    private const int MaxNameLength = 40;

    /// <summary>Writes all of them and how to act; nothing where there are none.</summary>
    public static void Write(Page page, LetterModel letter)
    {
        Group(page, letter, it => IsTurn(it) && it.Task == CloseOutTask.Review, CloseOutLetterTexts.GroupReview);
        Group(page, letter, it => IsTurn(it) && it.Task is not (CloseOutTask.Review or CloseOutTask.Supplement or CloseOutTask.Resume), CloseOutLetterTexts.GroupOffice);
        Group(page, letter, it => IsTurn(it) && it.Task is CloseOutTask.Supplement or CloseOutTask.Resume, CloseOutLetterTexts.GroupUnit);
        Group(page, letter, it => it.Call == CloseOutCall.Above, CloseOutLetterTexts.GroupAbove);
        Group(page, letter, it => it.Call == CloseOutCall.Outcome, CloseOutLetterTexts.GroupOutcome);
        if (letter.CloseOuts.Count > 0)
        {
            How(page, letter);
        }
    }

    /// <summary>What of it there is, for subject and first sentence: 1项销号事项待办理、1项请督促.</summary>
    public static string? Parts(LetterModel letter)
    {
        (string Text, int Count)[] parts =
        [
            (CloseOutLetterTexts.PartToDo, letter.CloseOuts.Count(IsTurn)),
            (CloseOutLetterTexts.PartToUrge, letter.CloseOuts.Count(it => it.Call == CloseOutCall.Above)),
            (CloseOutLetterTexts.PartOutcome, letter.CloseOuts.Count(it => it.Call == CloseOutCall.Outcome)),
        ];
        return letter.CloseOuts.Count == 0 ? null : string.Join(LetterTexts.PartSeparator, parts.Where(p => p.Count > 0).Select(p => Say(p.Text, p.Count)));
    }

    /// <summary>A letter's subject with what it says of close-outs; of nothing else where it has no measures.</summary>
    public static string Subject(LetterModel letter, string ofMeasures) => Parts(letter) is not { } parts ? ofMeasures
        : letter.Measures.Count == 0 ? Say(CloseOutLetterTexts.SubjectOnly, parts)
        : Say(CloseOutLetterTexts.SubjectAlso, ofMeasures, parts);

    private static bool IsTurn(LetterCloseOut it) => it.Call is CloseOutCall.Act or CloseOutCall.Remind;

    private static void Group(Page page, LetterModel letter, Func<LetterCloseOut, bool> belongs, string title)
    {
        var some = letter.CloseOuts.Where(belongs).ToList();
        if (some.Count == 0)
        {
            return;
        }

        page.OpenGroup(Ink.CloseOut, Say(title, some.Count));
        foreach (var it in some)
        {
            Card(page, letter, it);
        }

        page.CloseGroup();
    }

    private static void Card(Page page, LetterModel letter, LetterCloseOut it)
    {
        page.OpenCard(Ink.CloseOut, it.Ledger is null || letter.NumbersOnly ? it.Number : Say(PageTexts.NumberInLedger, it.Number, Plain.Cut(it.Ledger, MaxNameLength)), TagOf(it.Call, it.Task, it.IsRelapse));
        if (!letter.NumbersOnly)
        {
            page.Field(LetterTexts.LabelProblem, Plain.Cut(it.Problem, MaxTextLength));
            page.Field(CloseOutLetterTexts.LabelUnit, Plain.Cut(it.Unit, MaxNameLength));
        }

        if (Applied(it, letter.NumbersOnly) is { } applied)
        {
            page.Field(CloseOutLetterTexts.LabelApplied, applied);
        }

        if (!letter.NumbersOnly && it is { Statement: { } statement, Task: CloseOutTask.Review or CloseOutTask.Verify })
        {
            page.Field(CloseOutLetterTexts.LabelStatement, Plain.Cut(statement, MaxTextLength));
        }

        Reason(page, it, letter.NumbersOnly);
        if (it.Since is { } since)
        {
            page.Field(CloseOutLetterTexts.LabelWaiting, Say(CloseOutLetterTexts.WaitingSince, OfficialDate.Of(since)), it.Waited > 0 ? Say(CloseOutLetterTexts.WaitedDays, it.Waited) : null);
        }

        Remarks(page, it, letter.NumbersOnly);
        if (Ask(it, letter) is { } ask)
        {
            page.Ask(LetterTexts.LabelAsk, ask);
        }

        page.CloseCard();
    }

    /// <summary>How the card of a call may be headed; two ways only where it depends on why the problem was opened again.</summary>
    public static IReadOnlyList<string> TagsOf(CloseOutCall call, CloseOutTask task) => call == CloseOutCall.Outcome ? [CloseOutLetterTexts.TagClosed]
        : task == CloseOutTask.Resume ? [TagOf(call, task, isRelapse: false), TagOf(call, task, isRelapse: true)]
        : [TagOf(call, task, isRelapse: false)];

    private static string TagOf(CloseOutCall call, CloseOutTask task, bool isRelapse)
    {
        var tag = task switch
        {
            CloseOutTask.Review => CloseOutLetterTexts.TagReview,
            CloseOutTask.Verify => CloseOutLetterTexts.TagVerify,
            CloseOutTask.Publish => CloseOutLetterTexts.TagPublish,
            CloseOutTask.Close => CloseOutLetterTexts.TagClose,
            CloseOutTask.Settle => CloseOutLetterTexts.TagSettle,
            CloseOutTask.LookBack => CloseOutLetterTexts.TagLookBack,
            CloseOutTask.Supplement => CloseOutLetterTexts.TagSupplement,
            CloseOutTask.Resume => isRelapse ? CloseOutLetterTexts.TagRelapse : CloseOutLetterTexts.TagResume,
            CloseOutTask.None => CloseOutLetterTexts.TagClosed,
        };
        return call == CloseOutCall.Remind ? Say(CloseOutLetterTexts.TagRemind, tag) : tag;
    }

    private static string? Applied(LetterCloseOut it, bool numbersOnly) => it.AppliedOn is not { } day ? null
        : numbersOnly || it.Applicant is null ? OfficialDate.Of(day)
        : Say(CloseOutLetterTexts.AppliedBy, Plain.Cut(it.Applicant, MaxNameLength), OfficialDate.Of(day))
            + (it.RecordedBy is { } recorder ? Say(CloseOutLetterTexts.RecordedBy, Plain.Cut(recorder, MaxNameLength)) : string.Empty);

    private static void Reason(Page page, LetterCloseOut it, bool numbersOnly)
    {
        var label = it.Task switch
        {
            CloseOutTask.Supplement => CloseOutLetterTexts.LabelReturned,
            CloseOutTask.Resume => CloseOutLetterTexts.LabelReopened,
            CloseOutTask.Settle => CloseOutLetterTexts.LabelObjection,
            CloseOutTask.None => CloseOutLetterTexts.LabelClosed,
            CloseOutTask.Review or CloseOutTask.Verify or CloseOutTask.Publish or CloseOutTask.Close or CloseOutTask.LookBack => null,
        };
        if (label is null || it.MadeOn is not { } day)
        {
            return;
        }

        var by = numbersOnly || it.MadeBy is null ? OfficialDate.Of(day) : Say(CloseOutLetterTexts.MadeBy, Plain.Cut(it.MadeBy, MaxNameLength), OfficialDate.Of(day));
        page.Field(label, numbersOnly || it.Reason is null ? by : Say(CloseOutLetterTexts.ReasonBy, Plain.Cut(it.Reason, 3 * MaxTextLength), by));
    }

    private static void Remarks(Page page, LetterCloseOut it, bool numbersOnly)
    {
        if (it.Passed is { } passed)
        {
            page.CardRemark(numbersOnly ? CloseOutLetterTexts.PassedUnnamed : passed);
        }

        if (it.PassedOnFrom is { } from)
        {
            page.CardRemark(numbersOnly ? LetterTexts.PassedOnUnnamed : Say(LetterTexts.PassedOn, Plain.Cut(from, MaxNameLength)));
        }

        if (it.Call == CloseOutCall.Remind)
        {
            page.CardRemark(it.ToldNext.Count == 0 ? Say(CloseOutLetterTexts.DaysOver, it.Days)
                : numbersOnly ? Say(CloseOutLetterTexts.DaysEndUnnamed, it.Days)
                : Say(CloseOutLetterTexts.DaysEnd, it.Days, string.Join(LetterTexts.PartSeparator, it.ToldNext.Select(name => Plain.Cut(name, MaxNameLength)))));
        }

        if (it.Call == CloseOutCall.Above)
        {
            page.CardRemark(it.Told.Count == 0 ? CloseOutLetterTexts.NobodyMay + (numbersOnly ? null : it.Vacant) : string.Join(LetterTexts.ToldSeparator, it.Told.Select(told => Told(told, numbersOnly))) + LetterTexts.SummaryEnd);
        }

        if (it.LookBackOn is { } lookBack)
        {
            page.CardRemark(Say(CloseOutLetterTexts.LookBackOn, OfficialDate.Of(lookBack)));
        }
    }

    /// <summary>Only what is so: the days of letters that arrived, or that none did.</summary>
    private static string Told(ToldHolder told, bool numbersOnly)
    {
        var name = numbersOnly ? told.Role : told.Person is { } person ? Say(CloseOutLetterTexts.PostAndPerson, Plain.Cut(told.Post, MaxNameLength), Plain.Cut(person, MaxNameLength)) : Plain.Cut(told.Post, MaxNameLength);
        return told.Days.Count > 0 ? Say(CloseOutLetterTexts.ToldOn, string.Join(LetterTexts.PartSeparator, told.Days.Select(OfficialDate.Of)), name)
            : Say(told.Failed ? LetterTexts.ToldUndelivered : CloseOutLetterTexts.NotTold, name);
    }

    private static string? Ask(LetterCloseOut it, LetterModel letter) => it switch
    {
        { Call: CloseOutCall.Outcome } => null,
        { Call: CloseOutCall.Above, Told.Count: 0 } => it.Task switch
        {
            CloseOutTask.Review => CloseOutLetterTexts.AskFillReviewer,
            CloseOutTask.Supplement or CloseOutTask.Resume => CloseOutLetterTexts.AskFillUnit,
            _ => CloseOutLetterTexts.AskFillOffice,
        },
        { Call: CloseOutCall.Above } => CloseOutLetterTexts.AskUrge,
        _ when HasChat(letter) => InChat(it),
        { IsOffice: true } => ByCommand(it),
        { Task: CloseOutTask.Supplement or CloseOutTask.Resume } => Say(it.Task == CloseOutTask.Supplement ? CloseOutLetterTexts.AskSupplementOffice : CloseOutLetterTexts.AskResumeOffice, OfficeOf(letter)),
        _ => Say(CloseOutLetterTexts.AskOpinion, OfficeOf(letter)),
    };

    private static string InChat(LetterCloseOut it) => Say(
        it.Task switch
        {
            CloseOutTask.Review => CloseOutLetterTexts.AskReview,
            CloseOutTask.Verify => CloseOutLetterTexts.AskVerify,
            CloseOutTask.Publish => CloseOutLetterTexts.AskPublish,
            CloseOutTask.Close => CloseOutLetterTexts.AskClose,
            CloseOutTask.Settle => CloseOutLetterTexts.AskSettle,
            CloseOutTask.LookBack => CloseOutLetterTexts.AskLookBack,
            CloseOutTask.Supplement => CloseOutLetterTexts.AskSupplement,
            CloseOutTask.Resume => CloseOutLetterTexts.AskResume,
            CloseOutTask.None => throw new System.Diagnostics.UnreachableException(),
        },
        it.Number) + (it.IsOffice ? CloseOutLetterTexts.OrCommand : string.Empty);

    private static string ByCommand(LetterCloseOut it)
    {
        var (what, command) = it.Task switch
        {
            CloseOutTask.Verify => (CloseOutLetterTexts.DoVerify, "verify"),
            CloseOutTask.Publish => (CloseOutLetterTexts.DoPublish, "publish"),
            CloseOutTask.Close => (CloseOutLetterTexts.DoClose, "close"),
            CloseOutTask.Settle => (CloseOutLetterTexts.DoSettle, "objection"),
            CloseOutTask.LookBack => (CloseOutLetterTexts.DoLookBack, "lookback"),
            CloseOutTask.Review => (CloseOutLetterTexts.DoReview, "agree"),
            CloseOutTask.Supplement or CloseOutTask.Resume => (CloseOutLetterTexts.DoApply, "apply"),
            CloseOutTask.None => throw new System.Diagnostics.UnreachableException(),
        };
        return Say(CloseOutLetterTexts.AskCommand, what, command, it.Number);
    }

    private static void How(Page page, LetterModel letter)
    {
        page.Heading(CloseOutLetterTexts.HowHeading);
        if (HasChat(letter))
        {
            page.Link(CloseOutLetterTexts.HowChat, LetterTexts.ChatWords, letter.ChatLink!);
        }

        page.Paragraph(letter.NumbersOnly || string.IsNullOrWhiteSpace(letter.OfficeContact)
            ? Say(CloseOutLetterTexts.HowReply, OfficeOf(letter))
            : Say(CloseOutLetterTexts.HowCall, letter.Office, letter.OfficeContact));
    }

    private static bool HasChat(LetterModel letter) => letter.ChatLink is { IsAbsoluteUri: true, Scheme: "https" or "http" };

    private static string OfficeOf(LetterModel letter) => letter.NumbersOnly ? PageTexts.OfficeUnnamed : letter.Office;
}
