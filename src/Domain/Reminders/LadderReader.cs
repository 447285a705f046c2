using System.Text.Json;

using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Reads a ladder from JSON and collects everything that is wrong with it. Comments and trailing commas are taken: people edit this by hand.</summary>
internal sealed class LadderReader
{
    private const int MaxRungs = 50;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    private readonly LadderFaults _faults = new();

    public LadderReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Lenient);
            return Read(document.RootElement) is { } ladder && _faults.None
                ? new LadderReading.Understood(ladder)
                : new LadderReading.Refused(_faults.Sentences);
        }
        catch (JsonException e) when (e.LineNumber is { } line && e.BytePositionInLine is { } place)
        {
            return Refused(LadderTexts.NotJson, line + 1, place + 1);
        }
        catch (JsonException)
        {
            return Refused(LadderTexts.MemberTwice);
        }
        catch (InvalidOperationException)
        {
            // What JsonElement throws for half a surrogate pair, in a text or in a member's name.
            return Refused(LadderTexts.HalfCharacter);
        }
    }

    private LadderReading.Refused Refused(string text, params object[] values)
    {
        _faults.Add(text, values);
        return new LadderReading.Refused(_faults.Sentences);
    }

    private Ladder? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(LadderTexts.NotAnObject);
            return null;
        }

        _faults.KnownMembers(LadderTexts.WholeLadder, root, "name", "rungs");
        var name = _faults.Name(LadderTexts.WholeLadder, root);
        if (!root.TryGetProperty("rungs", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxRungs)
        {
            _faults.Add(LadderTexts.NoRungs, MaxRungs);
            return null;
        }

        var reader = new RungReader(_faults);
        var rungs = list.EnumerateArray().Select((rung, at) => reader.Read(rung, at + 1)).OfType<Rung>().ToList();
        CheckTogether(rungs);
        return name is null ? null : new Ladder(name, rungs);
    }

    private void CheckTogether(List<Rung> rungs)
    {
        foreach (var same in rungs.GroupBy(rung => rung.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            _faults.Add(LadderTexts.NameTwice, same.Key);
        }

        // by these names notices are told apart that no ladder decides
        foreach (var rung in rungs.Where(rung => OfficeUrge.Is(rung.Name) || CloseOutCalls.Is(rung.Name)))
        {
            _faults.Add(LadderTexts.NameReserved, rung.Name);
        }

        foreach (var same in rungs.GroupBy(rung => rung.When.Loudness).Where(group => group.Count() > 1))
        {
            _faults.Add(LadderTexts.SameMoment, string.Join(LadderTexts.And, same.Select(rung => LadderFaults.Quoted(rung.Name))));
        }

        // A later rung would silence every further repetition, since the loudest one wins.
        var last = rungs.Where(rung => rung.When is RungTiming.After).MaxBy(rung => rung.When.Loudness);
        foreach (var rung in rungs.Where(rung => rung.When is RungTiming.After { Every: not null } && rung.When.Loudness != last!.When.Loudness))
        {
            _faults.Add(LadderTexts.RepeatsBeforeAnother, LadderFaults.Quoted(rung.Name), LadderFaults.Quoted(last!.Name));
        }
    }
}
