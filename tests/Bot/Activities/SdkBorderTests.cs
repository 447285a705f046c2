using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Bot.Tests.Activities;

/// <summary>What of the SDK is used where: its plumbing lies in a few files, so that its successor changes those and no others.</summary>
public sealed class SdkBorderTests
{
    private static readonly string Source = Path.Combine(RepositoryRoot.Path, "src", "Bot");

    /// <summary>Connector calls, authentication, the hosting package and its JSON library.</summary>
    private static readonly string[] Plumbing = ["Microsoft.Bot.Connector", "Microsoft.Bot.Builder.Integration", "Microsoft.Bot.Streaming", "Microsoft.Rest", "Newtonsoft"];

    [Fact]
    public void The_SDKs_plumbing_stays_in_the_files_of_the_adapters_and_ActivityJson() => Assert.Equal(
        [
            "Activities/ActivityJson.cs",
            "Activities/UnnamedMembers.cs",
            "Channels/Connector/ConnectorAdapter.cs",
            "Channels/Connector/ConnectorAuthentication.cs",
            "Channels/Connector/ConnectorServices.cs",
            "Channels/Connector/Outbound/ActivitySender.cs",
            "Channels/Connector/Outbound/ConnectorClients.cs",
        ],
        FilesThatSay(Plumbing));

    [Fact]
    public void Only_adapters_make_the_SDKs_contexts_and_run_its_pipeline() => Assert.Equal(
        ["Channels/Connector/ConnectorAdapter.cs", "Channels/DirectLine/DirectLineAdapter.cs"],
        FilesThatSay("new TurnContext(", "RunPipelineAsync(", "ProcessProactiveAsync(", "ContinueConversationAsync("));

    /// <summary>By the metadata of what was built: neither by name nor through a helper of the SDK's.</summary>
    [Theory]
    [InlineData("JwtTokenValidation")]
    [InlineData("JwtTokenExtractor")]
    [InlineData("ChannelValidation")]
    [InlineData("EmulatorValidation")]
    [InlineData("SkillValidation")]
    [InlineData("BotFrameworkAuthenticationFactory")]
    [InlineData("ConfigurationBotFrameworkAuthentication")]
    [InlineData("PasswordServiceClientCredentialFactory")]
    [InlineData("MicrosoftAppCredentials")]
    [InlineData("AppCredentials")]
    [InlineData("BotFrameworkHttpAdapter")]
    [InlineData("BotFrameworkAdapter")]
    public void The_SDK_judges_no_token_and_fetches_none(string type) => Assert.DoesNotContain(type, TypesReferredTo());

    [Theory]
    [InlineData("CreateReply")]
    [InlineData("GetChannelData")]
    [InlineData("TryGetChannelData")]
    [InlineData("GetMentions")]
    [InlineData("RemoveRecipientMention")]
    [InlineData("set_OnTurnError")]
    [InlineData("get_Locale")]
    public void What_of_the_SDK_drops_members_or_trusts_what_came_in_is_not_called(string member) => Assert.DoesNotContain(member, MembersReferredTo());

    private static IReadOnlyList<string> FilesThatSay(params string[] words) =>
    [
        .. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Where(file => words.Any(word => File.ReadAllText(file).Contains(word, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Source, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<string> TypesReferredTo() => Read(m => m.TypeReferences.Select(handle => m.GetString(m.GetTypeReference(handle).Name)));

    private static IReadOnlyList<string> MembersReferredTo() => Read(m => m.MemberReferences
        .Select(m.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference
            && m.GetString(m.GetTypeReference((TypeReferenceHandle)member.Parent).Namespace).StartsWith("Microsoft.Bot.", StringComparison.Ordinal))
        .Select(member => m.GetString(member.Name)));

    private static IReadOnlyList<string> Read(Func<MetadataReader, IEnumerable<string>> what)
    {
        using var file = new PEReader(File.OpenRead(typeof(CaseReformBot).Assembly.Location));
        return [.. what(file.GetMetadataReader())];
    }
}
