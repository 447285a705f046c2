using System.CommandLine;
using System.Diagnostics;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Progress;

namespace CaseReform.Ops.Worker.CloseOut;

/// <summary><c>closeout …</c>: each move of the close-out by its number and the person who makes it.</summary>
internal static class CloseOutCommands
{
    private static readonly Argument<string> Number = new("NUMBER") { Description = CloseOutCommandTexts.HelpNumber };
    private static readonly Option<string> By = new("--by") { Description = CloseOutCommandTexts.HelpBy, HelpName = "PERSON", Required = true };
    private static readonly Option<string?> Ledger = new("--ledger") { Description = LedgerTexts.HelpLedgerName, HelpName = "NAME" };
    private static readonly Option<string?> Text = new("--text") { Description = CloseOutCommandTexts.HelpText, HelpName = "T" };
    private static readonly Option<string?> For = new("--for") { Description = CloseOutCommandTexts.HelpFor, HelpName = "PERSON" };
    private static readonly Option<string?> Effective = new("--effective") { Description = CloseOutCommandTexts.HelpEffective, HelpName = "是|否" };
    private static readonly Option<string?> From = new("--from") { Description = CloseOutCommandTexts.HelpFrom, HelpName = "DAY" };
    private static readonly Option<int?> Days = new("--days") { Description = CloseOutCommandTexts.HelpDays, HelpName = "N" };
    private static readonly Option<bool> Settled = new("--settled") { Description = CloseOutCommandTexts.HelpSettled };
    private static readonly Option<bool> Relapse = new("--relapse") { Description = CloseOutCommandTexts.HelpRelapse };
    private static readonly Option<string> Holds = new("--holds") { Description = CloseOutCommandTexts.HelpHolds, HelpName = "是|否", Required = true };

    private static readonly IReadOnlyDictionary<CloseOutClause, Option<string?>> Clauses = new Dictionary<CloseOutClause, Option<string?>>
    {
        [CloseOutClause.Causes] = Clause("--causes", CloseOutClause.Causes),
        [CloseOutClause.Risks] = Clause("--risks", CloseOutClause.Risks),
        [CloseOutClause.Measures] = Clause("--measures", CloseOutClause.Measures),
        [CloseOutClause.Results] = Clause("--results", CloseOutClause.Results),
    };

    public static Command Create() => new("closeout", CloseOutCommandTexts.Help)
    {
        Move("apply", CloseOutCommandTexts.HelpApply, _ => CloseOutMove.Apply, Text, For),
        Move("withdraw", CloseOutCommandTexts.HelpWithdraw, _ => CloseOutMove.Withdraw),
        Move("agree", CloseOutCommandTexts.HelpAgree, _ => CloseOutMove.Agree),
        Move("verify", CloseOutCommandTexts.HelpVerify, _ => CloseOutMove.Verify, [.. Clauses.Values, Effective]),
        Move("return", CloseOutCommandTexts.HelpReturn, _ => CloseOutMove.Return, Text),
        Move("publish", CloseOutCommandTexts.HelpPublish, _ => CloseOutMove.Publish, From, Days),
        Move("objection", CloseOutCommandTexts.HelpObjection, parse => parse.GetValue(Settled) ? CloseOutMove.Settle : CloseOutMove.Object, Text, Settled),
        Move("close", CloseOutCommandTexts.HelpClose, _ => CloseOutMove.Close),
        Move("reopen", CloseOutCommandTexts.HelpReopen, _ => CloseOutMove.Reopen, Text, Relapse),
        Move("lookback", CloseOutCommandTexts.HelpLookBack, _ => CloseOutMove.LookBack, Text, Holds),
        CloseOutList.Create(),
    };

    private static Option<string?> Clause(string name, CloseOutClause clause) =>
        new(name) { Description = Say(CloseOutCommandTexts.HelpClause, CloseOutClauses.NameOf(clause)), HelpName = "是|否：T" };

    private static Command Move(string name, string help, Func<ParseResult, CloseOutMove> move, params Option[] options)
    {
        var command = new Command(name, help) { Number, By, Ledger, CommonOptions.AsOf, CommonOptions.Json };
        foreach (var option in options)
        {
            command.Add(option);
        }

        return command.Does((parse, context) => RunAsync(parse, context, move(parse), options));
    }

    private static async Task<int> RunAsync(ParseResult parse, CommandContext context, CloseOutMove move, Option[] options)
    {
        await LedgerChoice.CheckAsync(context, parse.GetValue(Ledger));
        var people = (await context.Get<RosterStore>().LoadAsync(context.Token)).People.ToList();
        var person = Reporter.Find(people, parse.GetValue(By)!);
        var now = context.Clock.GetUtcNow();
        var day = context.Get<OfficeHours>().DayOf(now);
        var number = parse.GetValue(Number)!.Trim();
        Person? behalf = options.Contains(For) && parse.GetValue(For) is { } other ? Reporter.Find(people, other) : null;
        var request = new CloseOutRequest(move, Wish(parse, options, day), person.Id, behalf?.Id, day, new ChangeOrigin(now, person.Name, "command"));
        var outcome = await context.Get<CloseOutStore>().MakeAsync(ProblemNumber.TryParse(number, out var plain) ? plain.Text : number, parse.GetValue(Ledger), request, context.Token);
        return outcome switch
        {
            CloseOutOutcome.Made { Move: var made } => Done(context, made),
            CloseOutOutcome.Refused { Refusal: var refusal } => throw new InputRefusedException(refusal.Sentence),
            CloseOutOutcome.NotFound => throw Refuse(CloseOutCommandTexts.NotFound, number),
            CloseOutOutcome.Several several => throw Refuse(CloseOutCommandTexts.Several, number, string.Join('、', several.Ledgers)),
            CloseOutOutcome.NoStanding => throw Refuse(CloseOutCommandTexts.NoStanding, person.Name),
            _ => throw new UnreachableException(),
        };
    }

    private static int Done(CommandContext context, MadeMove made)
    {
        context.Output.Document(made);
        context.Output.Line(made.ToSentence());
        return ExitCode.Done;
    }

    private static CloseOutWish Wish(ParseResult parse, Option[] options, DateOnly today) => new()
    {
        Text = options.Contains(Text) ? parse.GetValue(Text)?.ReplaceLineEndings("\n").Trim() : null,
        Answers = [.. Clauses.Where(c => options.Contains(c.Value)).Select(c => Answer(c.Key, c.Value, parse)).OfType<ClauseAnswer>()],
        Effective = options.Contains(Effective) && parse.GetValue(Effective) is { } said ? (YesOrNo(Effective, said) ? Effectiveness.Yes : Effectiveness.No) : Effectiveness.NotJudged,
        NoticeFrom = options.Contains(From) ? parse.GetValue(From) is { } from ? InputDay.Read(From.Name, from) : today : null,
        NoticeDays = options.Contains(Days) ? parse.GetValue(Days) : null,
        IsRelapse = options.Contains(Relapse) && parse.GetValue(Relapse),
        Holds = options.Contains(Holds) && YesOrNo(Holds, parse.GetValue(Holds)!),
    };

    /// <summary>是：查阅了会议纪要.</summary>
    private static ClauseAnswer? Answer(CloseOutClause clause, Option<string?> option, ParseResult parse)
    {
        if (parse.GetValue(option)?.Narrowed().Trim() is not { Length: > 0 } said)
        {
            return null;
        }

        return said[0] is '是' or '否' && (said.Length == 1 || said[1] is ':' or ',' or ' ')
            ? new ClauseAnswer(clause, said[0] == '是', parse.GetValue(option)!.Trim()[1..].TrimStart('：', ':', '，', ',', ' ', '\u3000').Trim())
            : throw Refuse(CloseOutCommandTexts.AnswerUnread, option.Name, said);
    }

    private static bool YesOrNo(Option option, string said) => said.Trim() switch
    {
        "是" => true,
        "否" => false,
        var other => throw Refuse(CloseOutCommandTexts.YesOrNo, option.Name, other),
    };

    private static InputRefusedException Refuse(string text, params object?[] parts) => new(Say(text, parts));
}
