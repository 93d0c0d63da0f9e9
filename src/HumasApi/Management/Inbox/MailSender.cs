using HumasApi.Access;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Jobs;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Inbox;

/// <summary>
/// Sends what is addressed to somebody in an inbox, several items in one mail. Items are leased while they are sent, without a connection
/// to the database: a mail that was accepted by the server when the service died is sent again, under the same Message-Id.
/// </summary>
internal sealed class MailSender(
    IServiceScopeFactory scopes,
    MailOptions options,
    PublicUrl url,
    TimeProvider clock,
    ILogger<MailSender> logger
) : IBackgroundJob
{
    private const int MaxItems = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // Nobody wants a mail about what happened before the operator set a server, or while it was down for days.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(2);

    // A person that has not signed in for so long may have left; of a key it is known.
    private static readonly TimeSpan PersonSeen = TimeSpan.FromDays(30);

    /// <summary>Pauses before the second and each further attempt.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(8),
        TimeSpan.FromHours(16),
    ];

    public async Task RunAsync(CancellationToken stop)
    {
        System.Globalization.CultureInfo.CurrentUICulture = options.Language;
        while (options.IsOn && !stop.IsCancellationRequested)
        {
            try
            {
                if (!await SendNextAsync(stop))
                    await Task.Delay(Pause, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogWarning("Mail waits for the database: {Reason}", exception.GetBaseException().Message);
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // False when nothing is due.
    private async Task<bool> SendNextAsync(CancellationToken stop)
    {
        var items = await LeaseAsync(stop);
        if (items.Count == 0)
            return false;
        var (address, name, rows) = await ReadAsync(items, stop);
        var retry = false;
        if (address is not null && rows.Count > 0)
        {
            try
            {
                await SendAsync(InboxMail.Write(options, address, name, items[0].Id, rows, ArticleUrl), stop);
            }
            // An address that does not exist. What else is refused may be put right by who runs the server.
            catch (SmtpCommandException refused)
                when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
            {
                logger.LogWarning("A mail was refused: {Reason}", refused.Message);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                retry = true;
                logger.LogWarning("A mail could not be sent: {Reason}", exception.GetBaseException().Message);
            }
        }
        await EndAsync(items, retry);
        return true;
    }

    // All of one recipient, the one that has waited longest.
    private async Task<List<InboxItem>> LeaseAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        var now = clock.GetUtcNow();
        return
        [
            .. (
                await database
                    .InboxItems.FromSql(
                        $"""
                        with first as (select recipient_id from inbox_items where mail_at <= {now} order by mail_at limit 1),
                            due as (select one.id from inbox_items one join first using (recipient_id) where one.mail_at <= {now}
                                order by one.number limit {MaxItems} for update of one skip locked)
                        update inbox_items set mail_attempts = mail_attempts + 1, mail_at = {now + Lease}
                        from due where inbox_items.id = due.id returning inbox_items.*
                        """
                    )
                    .AsNoTracking()
                    .ToListAsync(stop)
            ).OrderBy(item => item.Number),
        ];
    }

    // What is still unread, and wanted by mail, of articles that the recipient may see.
    private async Task<(string? Address, string Name, IReadOnlyList<InboxRow> Rows)> ReadAsync(
        IReadOnlyList<InboxItem> items,
        CancellationToken stop
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var (services, me, now) = (scope.ServiceProvider, items[0].RecipientId!.Value, clock.GetUtcNow());
        var (database, rights) = (services.GetRequiredService<HumasDbContext>(), services.GetRequiredService<Rights>());
        var key = await database.ApiKeys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == me, stop);
        var seen = now - PersonSeen;
        var person = await database.People.AsNoTracking().SingleOrDefaultAsync(one => one.Id == me && one.SeenAt > seen, stop);
        if (key?.IsActive(now) == false || (key?.Email ?? person?.Email) is not { } address)
            return (null, "", []);
        var kinds = await database.MailPreferences.Where(one => one.PrincipalId == me).Select(one => one.Kinds).SingleOrDefaultAsync(stop)
            ?? MailOptions.DefaultKinds;
        var wanted = kinds.Select(word => EnumNames.Of<InboxKind>()[word]).ToList();
        var (ids, fresh) = (items.Select(item => item.Id).ToList(), now - MaxAge);
        var entries = InboxItems
            .Entries(database, me, database.InboxItems.Where(item => ids.Contains(item.Id) && item.At > fresh).Select(item => item.Id))
            .Where(entry => !entry.IsRead && wanted.Contains(entry.Item.Kind));
        if (key is not null)
        {
            rights.SignIn(new Actor(key.Id, key.Name), null, key.Grants);
            var visible = await rights.VisibleAsync(database.Articles, stop);
            entries = entries.Where(entry => visible.Any(article => article.Id == entry.Item.ArticleId));
        }
        var found = await entries.OrderBy(entry => entry.Item.Number).ToListAsync(stop);
        return (address, key?.Name ?? person!.Name, await InboxItems.RowsAsync(database, found, stop));
    }

    private async Task SendAsync(MimeKit.MimeMessage mail, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Timeout);
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Server!.DnsSafeHost, options.Port, options.Security, limit.Token);
        if (options.User is { } user)
            await client.AuthenticateAsync(user, options.Password ?? "", limit.Token);
        await client.SendAsync(mail, limit.Token);
        await client.DisconnectAsync(true, limit.Token);
    }

    // Also when the service stops: what the server has taken would be sent again.
    private async Task EndAsync(IReadOnlyList<InboxItem> items, bool retry)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        foreach (var group in items.GroupBy(item => item.MailAttempts))
        {
            var ids = group.Select(item => item.Id).ToList();
            DateTimeOffset? next = retry && group.Key <= Pauses.Length ? clock.GetUtcNow() + Pauses[group.Key - 1] : null;
            if (retry && next is null)
                logger.LogWarning("A mail was given up after {Attempts} attempts", group.Key);
            await database
                .InboxItems.Where(item => ids.Contains(item.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.MailAt, next), CancellationToken.None);
        }
    }

    private string ArticleUrl(Guid article) =>
        options.ArticleUrl?.Replace("{id}", article.ToString(), StringComparison.Ordinal) ?? url.To($"/manage/v1/articles/{article}");
}
