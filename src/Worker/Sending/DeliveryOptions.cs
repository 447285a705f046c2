using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>How letters are taken, repeated and given up. Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>How long a taken letter stays with one worker; longer than all time limits of one mail together.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many letters are composed and leased in one transaction.</summary>
    [Range(1, 1000)]
    public int Batch { get; set; } = 100;

    /// <summary>The wait before the second attempt; doubled for each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait between attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a measure is tried before it is shown to the office as undeliverable. Longer than a mail server may be away.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(20);

    /// <summary>How long sending rests after the server refused the account, the connection's security, or several recipients in a row.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest rest after several recipients in a row were refused: it is doubled each time the letter that tries anew is refused too.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(2);

    /// <summary>After so many failed attempts in a row the server counts as away, and the round ends.</summary>
    [Range(1, 1000)]
    public int FailuresInARow { get; set; } = 12;
}
