using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>
/// The ids of conversations: nobody can guess one, and no address treats its characters its own way. Each ends with a mark of what its person could see when
/// it began. Old answers speak of that, so whoever sees something else now begins a new conversation: what a post showed does not outlast the post.
/// </summary>
internal static class ConversationName
{
    private const int RandomBytes = 16;
    private const int MarkBytes = 8;

    /// <summary>A new one for somebody of that scope.</summary>
    public static string New(Scope scope) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes)) + MarkOf(scope);

    /// <summary>Whether the conversation began with that scope.</summary>
    public static bool Suits(string name, Scope scope) => name.EndsWith(MarkOf(scope), StringComparison.Ordinal);

    private static string MarkOf(Scope scope)
    {
        var seen = scope.All
            ? "all"
            : string.Join(';', new[] { scope.Units, scope.OverseeingUnits, scope.OverseenUnits, scope.UnitsWithOverseers, scope.Posts, scope.SeatUnits }.Select(ids => string.Join(',', ids)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)).AsSpan(0, MarkBytes));
    }
}
