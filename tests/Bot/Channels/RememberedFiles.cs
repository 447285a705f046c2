using System.Globalization;

using CaseReform.Ops.Bot.Channels;

namespace CaseReform.Ops.Bot.Tests.Channels;

/// <summary>Keeps files in memory; refuses those whose name says so.</summary>
internal sealed class RememberedFiles : IEvidenceIntake
{
    public List<(string Name, string Text, long Person, string Conversation)> Files { get; } = [];

    /// <summary>Done before a file is read.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public async Task<EvidenceTaking> TakeAsync(Stream content, string name, long personId, string conversation, CancellationToken token)
    {
        await Before();
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(token);
        if (name.Contains("bad", StringComparison.Ordinal))
        {
            return new EvidenceTaking.Refused("文件类型不支持。");
        }

        Files.Add((name, text, personId, conversation));
        return new EvidenceTaking.Taken($"evidence:{Files.Count}", name);
    }

    public Task ForgetAsync(IReadOnlyCollection<string> contentIds, long personId, string conversation, CancellationToken token)
    {
        foreach (var at in contentIds.Select(id => int.Parse(id["evidence:".Length..], CultureInfo.InvariantCulture)).OrderDescending())
        {
            Assert.Equal((personId, conversation), (Files[at - 1].Person, Files[at - 1].Conversation));
            Files.RemoveAt(at - 1);
        }

        return Task.CompletedTask;
    }
}
