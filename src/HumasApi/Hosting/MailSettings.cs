using System.Globalization;
using HumasApi.Domain;
using HumasApi.Management.Inbox;
using MimeKit;

namespace HumasApi.Hosting;

/// <summary>Reads <c>Humas__Mail__…</c>.</summary>
internal static class MailSettings
{
    public static MailOptions Read(IConfigurationSection section)
    {
        string? Setting(string name) => Text.NullIfBlank(section[name]);
        var language = Setting("Language") ?? "id";
        if (language is not ("id" or "en"))
            throw new SettingsException($"Humas__Mail__Language is {language}; id or en is expected.");
        var (server, from, url) = (Setting("Server"), Setting("From"), Setting("ArticleUrl"));
        if (server is not null && from is null)
            throw new SettingsException("Humas__Mail__Server is set, but Humas__Mail__From is not: mails need a sender.");
        if (url is not null && !(url.Contains("{id}", StringComparison.Ordinal) && Uri.TryCreate(url, UriKind.Absolute, out _)))
            throw new SettingsException(
                "Humas__Mail__ArticleUrl must be an address with {id}, such as https://redaksi.example.go.id/{id}."
            );
        return new MailOptions(
            server is null ? null : Server(server),
            Setting("User"),
            Setting("Password"),
            from is null ? null : Sender(from),
            url,
            CultureInfo.GetCultureInfo(language)
        );
    }

    private static Uri Server(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is ("smtp" or "smtps")
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0
        && uri.PathAndQuery is ("" or "/")
            ? uri
            : throw new SettingsException(
                "Humas__Mail__Server must be smtp://host:587 or smtps://host:465; user and password are settings of their own."
            );

    private static MailboxAddress Sender(string text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@', StringComparison.Ordinal)
            ? address
            : throw new SettingsException("Humas__Mail__From must be an address such as Humas <humas@example.go.id>.");
}
