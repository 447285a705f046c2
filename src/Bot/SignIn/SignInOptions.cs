using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>How long people stay signed in. Section <c>SignIn</c>.</summary>
internal sealed class SignInOptions
{
    /// <summary>After so long a session ends, used or not.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A session that was not used for so long ends.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "90.00:00:00")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromDays(1);
}
