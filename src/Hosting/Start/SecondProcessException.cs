namespace CaseReform.Ops.Hosting.Start;

/// <summary>Another process works where this one would; the message is a Chinese sentence that says which has to stop.</summary>
public sealed class SecondProcessException(string message) : Exception(message);
