namespace CaseReform.Ops.Worker.Mail;

/// <summary>Where letters go.</summary>
internal enum MailTransportKind
{
    /// <summary>One .eml file a letter; nothing leaves the machine.</summary>
    Folder,

    /// <summary>A submission server.</summary>
    Smtp,
}
