using System.Collections;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

using CaseReform.Ops.Worker.Calendar;
using CaseReform.Ops.Worker.CloseOut;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Reminders;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary>The chat tells the office by which command something is done: each of them is one that the worker takes.</summary>
public sealed partial class SpokenCommandTests
{
    [Fact]
    public void Every_command_that_the_chat_names_is_taken_by_the_worker()
    {
        var root = new RootCommand { LedgerCommands.Create(), PeopleCommands.CreatePeopleCommand(), ReminderCommands.Create(), CalendarCommands.Create(), CloseOutCommands.Create() };

        var named = Texts().SelectMany(text => Named().Matches(text).Select(match => match.Groups[1].Value.Trim())).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count >= 9, $"{named.Count} commands");
        Assert.All(named, command =>
        {
            var parse = root.Parse(command);
            Assert.True(parse.Errors.Count == 0 && parse.CommandResult.Command.Action is not null, command);
        });
    }

    private static IEnumerable<string> Texts()
    {
        var resources = new ResourceManager("CaseReform.Ops.Bot.Answers.TalkTexts", Assembly.Load("CaseReform.Ops.Bot"));
        return resources.GetResourceSet(CultureInfo.InvariantCulture, true, true)!.Cast<DictionaryEntry>().Select(entry => entry.Value).OfType<string>();
    }

    [GeneratedRegex("caseops ([^，；。：]+)")]
    private static partial Regex Named();
}
