namespace CaseReform.Ops.Worker.Checks;

/// <summary>The sorts of alarm that are worked out from the situation; a spelling is for good.</summary>
internal static class AlarmKinds
{
    public const string Paused = "paused";
    public const string VacantChain = "vacant_chain";
    public const string VacantPost = "vacant_post";
    public const string NoAddress = "no_address";
    public const string SetAside = "set_aside";
    public const string Calendar = "calendar";

    public static IReadOnlyList<string> All { get; } = [Paused, VacantChain, VacantPost, NoAddress, SetAside, Calendar];
}
