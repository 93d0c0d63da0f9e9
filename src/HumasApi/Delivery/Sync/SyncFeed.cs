namespace HumasApi.Delivery.Sync;

/// <summary>What follows a token.</summary>
/// <param name="Page">What it says.</param>
/// <param name="Next">Where the client is then.</param>
/// <param name="HasMore">Whether more is waiting.</param>
internal sealed record SyncStep(SyncPage Page, SyncToken Next, bool HasMore);

/// <summary>Goes on from a token, one page at a time: for the sync, for live events and for snapshots.</summary>
internal sealed class SyncFeed(SyncRows rows)
{
    /// <returns>Null where the token leads nowhere any more: changes after it were purged, or the database was restored.</returns>
    public async Task<SyncStep?> ReadAsync(SyncToken token, int limit, CancellationToken cancellationToken)
    {
        var ends = await rows.EndsAsync(token.Position, cancellationToken);
        // Of another instance, which was ahead of this standby.
        if (token.Position > ends.Newest && ends.IsStandby)
            return new SyncStep(new SyncPage(), token, false);
        if (!ends.Continues(token))
            return null;
        var reader = new SyncReader(rows, token, limit, await rows.ScopeAsync(token.Filter, cancellationToken));
        var (page, next, hasMore) = await reader.ReadAsync(cancellationToken);
        ends = await rows.EndsAsync(next.Position, cancellationToken);
        // Purged while it was read.
        return ends.Purged > token.Position ? null : new SyncStep(page, next with { Mark = ends.Mark }, hasMore);
    }
}
