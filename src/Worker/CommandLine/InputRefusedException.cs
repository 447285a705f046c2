namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>What the user gave cannot be taken; nothing was changed. The message is a Chinese sentence. Ends with exit code 2.</summary>
internal sealed class InputRefusedException(string message) : Exception(message);
