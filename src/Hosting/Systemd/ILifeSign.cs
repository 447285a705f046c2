namespace CaseReform.Ops.Hosting.Systemd;

/// <summary>Loops of this process that have to go round for it to be of use.</summary>
public interface ILifeSign
{
    /// <summary>The loop that hangs, or null when all go round.</summary>
    string? Hanging { get; }
}
