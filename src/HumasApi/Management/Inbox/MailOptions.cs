using System.Globalization;
using HumasApi.Domain;
using MailKit.Security;
using MimeKit;

namespace HumasApi.Management.Inbox;

/// <summary>How the service sends mail (<c>Humas__Mail__…</c>).</summary>
/// <param name="Server">smtp://host:port (STARTTLS is required, but on this machine) or smtps://host:port; null: no mail.</param>
/// <param name="User">Who signs in; null: nobody has to.</param>
/// <param name="Password">The password of the user.</param>
/// <param name="From">The sender of every mail.</param>
/// <param name="ArticleUrl">Where editors work on an article, with {id}; null: its address in the API.</param>
/// <param name="Language">The language of mails: id or en.</param>
internal sealed record MailOptions(
    Uri? Server,
    string? User,
    string? Password,
    MailboxAddress? From,
    string? ArticleUrl,
    CultureInfo Language
)
{
    /// <summary>What is mailed to who has chosen nothing.</summary>
    public static readonly IReadOnlyList<string> DefaultKinds =
    [
        .. Enum.GetValues<InboxKind>().Where(kind => kind != InboxKind.Submitted).Select(kind => kind.ToWire()),
    ];

    public bool IsOn => Server is not null;

    public SecureSocketOptions Security =>
        Server!.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
        : Server.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    public int Port =>
        Server!.Port > 0 ? Server.Port
        : Server.Scheme == "smtps" ? 465
        : 587;
}
