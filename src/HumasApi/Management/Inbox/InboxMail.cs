using System.Text;
using HumasApi.Contract;
using HumasApi.Domain;
using MimeKit;
using MimeKit.Text;

namespace HumasApi.Management.Inbox;

/// <summary>Items of an inbox as a mail: plain text, one paragraph an item.</summary>
internal static class InboxMail
{
    private const int SubjectMaxLength = 120;

    /// <param name="options">The sender.</param>
    /// <param name="address">The address of the recipient.</param>
    /// <param name="name">The name of the recipient.</param>
    /// <param name="id">What the Message-Id is made of: the same when it is sent again.</param>
    /// <param name="rows">The items, the oldest first.</param>
    /// <param name="articleUrl">Where an article is worked on.</param>
    public static MimeMessage Write(
        MailOptions options,
        string address,
        string name,
        Guid id,
        IReadOnlyList<InboxRow> rows,
        Func<Guid, string> articleUrl
    )
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            Append(text, row, articleUrl);
        text.Append(
            Sentence.Of(
                "You choose what is sent: PATCH /manage/v1/inbox/mail.",
                "Anda menentukan apa yang dikirim: PATCH /manage/v1/inbox/mail."
            )
        );
        var first = Text.Shorten($"{Headline(rows[0])}: {rows[0].Article.Title}", SubjectMaxLength);
        var mail = new MimeMessage
        {
            Subject =
                rows.Count == 1 ? first : Sentence.Of($"{first} (and {rows.Count - 1} more)", $"{first} (dan {rows.Count - 1} lainnya)"),
            MessageId = $"{id:N}.{rows.Count}@{options.From!.Domain}",
            Body = new TextPart(TextFormat.Plain) { Text = text.ToString() },
        };
        mail.From.Add(options.From);
        mail.To.Add(new MailboxAddress(name, address));
        // No answers of machines, please (RFC 3834 5).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static void Append(StringBuilder text, InboxRow row, Func<Guid, string> articleUrl)
    {
        text.Append(Headline(row)).Append(": ").Append(row.Article.Title).Append('\n');
        if (row.Article.Unit is { } unit)
            text.Append(unit.Name).Append('\n');
        if (row.By is { } by)
            text.Append(by.Name).Append(row.Text is null ? "" : ": " + row.Text).Append('\n');
        if (row.Reason is { } reason)
            text.Append(reason.Title).Append(' ').Append(reason.Detail).Append('\n');
        text.Append(articleUrl(row.Article.Id)).Append("\n\n");
    }

    private static string Headline(InboxRow row) =>
        EnumNames.Of<InboxKind>()[row.Kind] switch
        {
            InboxKind.Assigned => Sentence.Of("Waits for your review", "Menunggu tinjauan Anda"),
            InboxKind.Withdrawn => Sentence.Of("No longer to be reviewed", "Tidak perlu ditinjau lagi"),
            InboxKind.Approved => Sentence.Of("Approved", "Disetujui"),
            InboxKind.Rejected => Sentence.Of("Sent back", "Dikembalikan"),
            InboxKind.Note => Sentence.Of("New note", "Catatan baru"),
            InboxKind.Refused => row.Action == ScheduledAction.Unpublish.ToWire()
                ? Sentence.Of("Not unpublished at its time", "Tidak ditarik pada waktunya")
                : Sentence.Of("Not published at its time", "Tidak terbit pada waktunya"),
            _ => Sentence.Of("Waits for a review", "Menunggu tinjauan"),
        };
}
