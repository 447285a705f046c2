using System.Threading.RateLimiting;

using CaseReform.Ops.Bot.Hosting;

using Microsoft.AspNetCore.RateLimiting;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>A bound on how often one network address may ask for anything here that costs a transaction; far above what an office behind one proxy needs.</summary>
internal static class SignInLimit
{
    /// <summary>The policy's name, on the endpoints it is for.</summary>
    public const string Policy = "sign-in";

    private const int AMinute = 300;

    public static void Add(RateLimiterOptions options)
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            FloodGate.PlaceOf(context.RequestServices.GetRequiredService<Askers>().AddressOf(context)),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));
        options.OnRejected = async (rejected, _) =>
        {
            BotMetrics.HeldBack(Policy);
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                FloodGate.AskToWait(rejected.HttpContext.Response, wait);
            }

            await SignInPage.Refused(SignInTexts.TooMany, StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
        };
    }
}
