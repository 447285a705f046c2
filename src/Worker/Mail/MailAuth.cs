namespace CaseReform.Ops.Worker.Mail;

/// <summary>How the worker signs in at the mail server.</summary>
internal enum MailAuth
{
    /// <summary>Account and password or authorisation code (AUTH PLAIN, or LOGIN where the server has only that). Without an account nobody signs in.</summary>
    Password,

    /// <summary>Account and an access token (XOAUTH2, or OAUTHBEARER, RFC 7628), which something outside of this program renews in a file.</summary>
    OAuth2,

    /// <summary>Account and password of a Windows domain, toward an Exchange server.</summary>
    Ntlm,

    /// <summary>Not at all, even where the server offers it.</summary>
    None,
}
