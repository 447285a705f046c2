using CaseReform.Ops.Benchmarks.Seeding;
using CaseReform.Ops.Data.Access;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Benchmarks.Chat;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Unit">The number of a unit whose matters this person sees.</param>
/// <param name="Cookie">The session's.</param>
internal sealed record ChatPerson(int Unit, string Cookie)
{
    /// <summary>Signs so many in, as if they had used the mailed link: the office, and of ten others eight 责任人, a 分管领导 and a 第一责任人.</summary>
    public static async Task<IReadOnlyList<ChatPerson>> AllAsync(IHost host, Authority authority, int count)
    {
        var sessions = host.Services.GetRequiredService<SignInSessionStore>();
        var now = TimeProvider.System.GetUtcNow();
        var people = new List<ChatPerson>();
        for (var i = 0; i < count; i++)
        {
            var seat = (i % 10) switch { 8 => 2, 9 => 3, var other => other % 2 };
            var cookie = AccessSecret.NewToken();
            await sessions.OpenAsync(
                i == 0 ? Authority.OfficePerson : authority.Person(i, seat),
                new NewSignInSession { Kind = SignInKind.Link, CookieHash = AccessSecret.HashOf(cookie), UserAgent = "benchmark", ExpiresAt = now.AddDays(1) },
                now,
                CancellationToken.None);
            people.Add(new ChatPerson(i % authority.Units, cookie));
        }

        return people;
    }
}
