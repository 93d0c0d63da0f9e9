using System.Text.Json.Nodes;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Jobs;

namespace HumasApi.Preview;

/// <summary>
/// Keeps reads of previews, which anyone who holds a link can repeat for ever, from filling the audit trail: the first read of a
/// link by an address in a minute is a line at once; all further ones of that minute are one line more, with their count.
/// </summary>
internal sealed class PreviewReads(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PreviewReads> logger)
    : MinuteCounter<PreviewRead>(scopes, clock, logger, "reads of previews", new(Guid.Empty, "Preview", Guid.Empty, "others", ""))
{
    /// <summary>Counts a read.</summary>
    /// <returns>True for the first one in its minute, which is to be a line of its own.</returns>
    public bool IsFirst(PreviewRead read) => Add(read) == 1;

    protected override async Task WriteAsync(
        HumasDbContext database,
        PreviewRead read,
        DateTimeOffset minute,
        int count,
        CancellationToken cancellationToken
    )
    {
        // The first one has its line.
        if (count == 1)
            return;
        var after = new JsonObject { ["count"] = count - 1, ["minute"] = minute.ToWire() };
        var changes = new JsonArray(
            new JsonObject
            {
                ["entity"] = "preview",
                ["id"] = read.LinkId,
                ["op"] = "read",
                ["before"] = null,
                ["after"] = after,
            }
        );
        await database.InTransactionAsync(
            async () =>
            {
                var act = new Act("previewArticle", "previewLink", new Actor(read.LinkId, read.LinkName), read.Address, null, null);
                await AuditTrail.WriteAsync(
                    database,
                    act,
                    "article",
                    read.ArticleId,
                    read.Units,
                    changes.ToJsonString(),
                    cancellationToken
                );
                return 0;
            },
            cancellationToken
        );
    }
}

/// <summary>Who read what.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="LinkName">What it is called in the trail.</param>
/// <param name="ArticleId">The article that it shows.</param>
/// <param name="Address">Where the read came from.</param>
/// <param name="UnitIds">The article's units, joined by commas: as text, so that two reads compare as equal.</param>
internal sealed record PreviewRead(Guid LinkId, string LinkName, Guid ArticleId, string Address, string UnitIds)
{
    public Guid[] Units => [.. UnitIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
