using System.Buffers;
using System.Text.Json;
using HumasApi.Data;
using HumasApi.Delivery.Articles;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Publishing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Delivery.Sync;

/// <summary>A change, as far as a sync asks for it.</summary>
/// <param name="Position">Place in the log.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Entity">What it happened to.</param>
/// <param name="Id">Which one.</param>
/// <param name="Before">What filters could have matched before; null for what was not there.</param>
internal sealed record SyncChange(long Position, string Kind, ChangedEntity Entity, Guid Id, ChangeScope? Before)
{
    /// <summary>Whether a unit, an author or a tag was deleted.</summary>
    public bool IsRecordDeleted => Entity != ChangedEntity.Article && Kind.EndsWith(".deleted", StringComparison.Ordinal);
}

/// <summary>The change log at a moment.</summary>
/// <param name="Newest">The newest change.</param>
/// <param name="Purged">The last change that was purged.</param>
/// <param name="IsStandby">Whether this is a standby, which may lag.</param>
/// <param name="Mark">What the change at the position asked for is; 0 where there is none.</param>
internal sealed record SyncEnds(long Newest, long Purged, bool IsStandby, int Mark)
{
    /// <summary>Whether what is after a token can be read from here.</summary>
    public bool Continues(SyncToken token) => Continues(token.Position, token.Mark);

    /// <summary>The same for a place in the log, and what its change was there.</summary>
    public bool Continues(long position, int mark) => position >= Purged && position <= Newest && (mark == 0 || Mark == 0 || mark == Mark);
}

/// <summary>An article on its way to a client.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Matches">Whether it is what the client follows.</param>
/// <param name="UnitIds">The units that it names.</param>
/// <param name="AuthorIds">Its authors.</param>
/// <param name="TagIds">Its tags.</param>
/// <param name="Json">A <see cref="SyncArticle"/> without its end.</param>
internal sealed record SyncRow(Guid Id, bool Matches, Guid[] UnitIds, Guid[] AuthorIds, Guid[] TagIds, ArrayBufferWriter<byte> Json);

/// <summary>What the filter of a sync means at this moment.</summary>
/// <param name="Units">The units; null: all.</param>
/// <param name="Tags">The tags, merged ones as those that took their place; null: all.</param>
/// <param name="Languages">The languages; null: all.</param>
internal sealed record SyncScope(Guid[]? Units, Guid[]? Tags, string[]? Languages);

/// <summary>
/// Reads for a sync, past the caches of this instance: a token says that its changes are known, so nothing older may be sent with it.
/// </summary>
internal sealed class SyncRows(DeliveryDbContext database, TimeProvider clock)
{
    private const string Matches = """
        ($2::uuid[] is null or a.unit_id = any($2)) and ($3::uuid[] is null or a.tag_ids && $3)
        and ($4::text[] is null or a.language = any($4))
        """;

    private const string Columns =
        $"select a.id, {Matches}, a.card, a.translation_group_id, a.unit_id, a.mentioned_unit_ids, a.author_ids, a.tag_ids "
        + "from published_articles a ";

    private const string ById = Columns + "where a.id = any($1)";
    private const string State = Columns + $"where a.id > $1 and {Matches} order by a.id limit $5";
    private const string OfTag =
        Columns + "where a.id > $1 and a.id in (select article_id from published_tag_links where tag_id = $6) order by a.id limit $5";
    private const string OfUnits = Columns + "where a.id > $1 and a.unit_id = any($6) order by a.id limit $5";

    private const string After = """
        select position, kind, entity, entity_id, before from public_changes where position > $1 order by position limit $2
        """;

    // Positions may be missing, and purged: then there is no mark.
    private const string Ends = """
        select newest, forgotten_to, pg_is_in_recovery(),
            coalesce((select mark from public_changes where position <= $1 order by position desc limit 1), 0)
        from public_change_log
        """;

    /// <summary>Where the log begins and ends, and what its change at a position is.</summary>
    public async Task<SyncEnds> EndsAsync(long position, CancellationToken cancellationToken)
    {
        SyncEnds ends = null!;
        await database.ReadAsync(
            Ends,
            [new NpgsqlParameter<long> { TypedValue = position }],
            row => ends = new SyncEnds(row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2), row.GetInt32(3)),
            cancellationToken
        );
        return ends;
    }

    /// <summary>Changes after a position, in their order.</summary>
    public async Task<List<SyncChange>> ChangesAsync(long position, int limit, CancellationToken cancellationToken)
    {
        var changes = new List<SyncChange>();
        await database.ReadAsync(
            After,
            [new NpgsqlParameter<long> { TypedValue = position }, new NpgsqlParameter<int> { TypedValue = limit }],
            row =>
                changes.Add(
                    new SyncChange(
                        row.GetInt64(0),
                        row.GetString(1),
                        EnumNames.Of<ChangedEntity>()[row.GetString(2)],
                        row.GetGuid(3),
                        row.IsDBNull(4) ? null : JsonSerializer.Deserialize<ChangeScope>(row.GetString(4), Json.Options)
                    )
                ),
            cancellationToken
        );
        return changes;
    }

    /// <summary>What a filter means now.</summary>
    public async Task<SyncScope> ScopeAsync(SyncFilter filter, CancellationToken cancellationToken)
    {
        var units =
            filter.Units.Length == 0 ? null
            : filter.Subtree ? await BelowAsync(filter.Units, cancellationToken)
            : filter.Units;
        var tags = filter.Tags.Length == 0 ? null : await HeirsAsync(filter.Tags, cancellationToken);
        return new SyncScope(units, tags, filter.Languages.Length == 0 ? null : filter.Languages);
    }

    /// <summary>Tags, merged ones as those that took their place.</summary>
    public async Task<Guid[]> HeirsAsync(Guid[] tags, CancellationToken cancellationToken)
    {
        var heirs = await database
            .TagMerges.Where(merge => tags.Contains(merge.Id))
            .ToDictionaryAsync(merge => merge.Id, merge => merge.HeirId, cancellationToken);
        return [.. tags.Select(tag => heirs.GetValueOrDefault(tag, tag)).Distinct()];
    }

    /// <summary>Units with those below them, as the tree is now.</summary>
    public Task<Guid[]> BelowAsync(Guid[] units, CancellationToken cancellationToken) =>
        UnitScope.TodayAsync(
            database.UnitAncestors.Where(row => units.Contains(row.AncestorId)),
            clock.GetUtcNow().UtcDateTime,
            cancellationToken
        );

    /// <summary>Units that were below others at any time.</summary>
    public Task<Guid[]> EverBelowAsync(Guid[] units, CancellationToken cancellationToken) =>
        database
            .UnitAncestors.Where(row => units.Contains(row.AncestorId))
            .Select(row => row.UnitId)
            .Distinct()
            .ToArrayAsync(cancellationToken);

    /// <summary>Tags with those that were merged into them.</summary>
    public async Task<HashSet<Guid>> EverCalledAsync(Guid[] tags, CancellationToken cancellationToken) =>
        [
            .. tags,
            .. await database
                .TagMerges.Where(merge => tags.Contains(merge.HeirId))
                .Select(merge => merge.Id)
                .ToListAsync(cancellationToken),
        ];

    /// <summary>Live articles of these ids.</summary>
    public Task<List<SyncRow>> ArticlesAsync(Guid[] ids, SyncScope scope, CancellationToken cancellationToken) =>
        ReadAsync(ById, [Ids(ids), .. Filter(scope)], cancellationToken);

    /// <summary>Live articles that a client follows, in the order of their ids.</summary>
    public Task<List<SyncRow>> StateAsync(Guid after, int limit, SyncScope scope, CancellationToken cancellationToken) =>
        ReadAsync(State, [Id(after), .. Filter(scope), Limit(limit)], cancellationToken);

    /// <summary>All live articles of a tag, in the order of their ids.</summary>
    public Task<List<SyncRow>> OfTagAsync(Guid tag, Guid after, int limit, SyncScope scope, CancellationToken cancellationToken) =>
        ReadAsync(OfTag, [Id(after), .. Filter(scope), Limit(limit), Id(tag)], cancellationToken);

    /// <summary>All live articles of units, in the order of their ids.</summary>
    public Task<List<SyncRow>> OfUnitsAsync(Guid[] units, Guid after, int limit, SyncScope scope, CancellationToken cancellationToken) =>
        ReadAsync(OfUnits, [Id(after), .. Filter(scope), Limit(limit), Ids(units)], cancellationToken);

    /// <summary>Which of these articles were unpublished with a notice.</summary>
    public async Task<HashSet<Guid>> UnpublishedAsync(Guid[] ids, CancellationToken cancellationToken) =>
        [
            .. await database
                .Gone.Where(gone => ids.Contains(gone.ArticleId) && gone.Mode == UnpublishMode.Gone)
                .Select(gone => gone.ArticleId)
                .ToListAsync(cancellationToken),
        ];

    /// <summary>Units by id.</summary>
    public IQueryable<SyncUnit> Units(Guid[]? ids, Guid after) =>
        database
            .UnitsOpenedBy(clock.Today())
            .Where(unit => (ids == null || ids.Contains(unit.Id)) && unit.Id > after)
            .OrderBy(unit => unit.Id)
            .Select(unit => new SyncUnit(
                unit.Id,
                unit.Slug,
                unit.Name,
                unit.ShortName,
                unit.Kind.ToWire(),
                unit.ParentId,
                unit.Active,
                unit.ArticleUrlTemplate
            ));

    /// <summary>Authors by id, as far as they are public.</summary>
    public IQueryable<SyncAuthor> Authors(Guid[]? ids, Guid after) =>
        database
            .Authors.Where(author => (ids == null || ids.Contains(author.Id)) && author.Id > after)
            .OrderBy(author => author.Id)
            .Select(author => new SyncAuthor(author.Id, author.Slug, author.Name, author.Position, Image.From(author.Photo)));

    /// <summary>Tags by id, as far as they are public.</summary>
    public IQueryable<SyncTag> Tags(Guid[]? ids, Guid after) =>
        database
            .Tags.Where(tag => (ids == null || ids.Contains(tag.Id)) && tag.Id > after)
            .OrderBy(tag => tag.Id)
            .Select(tag => new SyncTag(tag.Id, tag.Slug, tag.Name, tag.Kind.ToWire()));

    /// <summary>Bodies of the first of these articles, as many as a page may hold.</summary>
    public Task<IReadOnlyList<byte[]>> BodiesAsync(Guid[] ids, CancellationToken cancellationToken) =>
        ArticleRows.BodiesAsync(database, ids, cancellationToken);

    private async Task<List<SyncRow>> ReadAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var rows = new List<SyncRow>();
        await database.ReadAsync(sql, parameters, row => rows.Add(Read(row)), cancellationToken);
        return rows;
    }

    private static SyncRow Read(NpgsqlDataReader row)
    {
        var (unit, mentioned, authors, tags) = (
            row.GetGuid(4),
            row.GetFieldValue<Guid[]>(5),
            row.GetFieldValue<Guid[]>(6),
            row.GetFieldValue<Guid[]>(7)
        );
        var json = new ArrayBufferWriter<byte>(2048);
        json.Write(row.GetFieldValue<byte[]>(2).AsSpan()[..^1]);
        Write(",\"translationGroupId\":"u8, row.GetGuid(3));
        Write(",\"unitId\":"u8, unit);
        WriteAll(",\"mentionedUnitIds\":["u8, mentioned);
        WriteAll(",\"authorIds\":["u8, authors);
        WriteAll(",\"tagIds\":["u8, tags);
        return new SyncRow(row.GetGuid(0), row.GetBoolean(1), [unit, .. mentioned], authors, tags, json);

        void Write(ReadOnlySpan<byte> name, Guid id)
        {
            json.Write(name);
            json.Write("\""u8);
            id.TryFormat(json.GetSpan(36), out var written);
            json.Advance(written);
            json.Write("\""u8);
        }

        void WriteAll(ReadOnlySpan<byte> start, Guid[] ids)
        {
            json.Write(start);
            foreach (var (place, id) in ids.Index())
                Write(place == 0 ? ""u8 : ","u8, id);
            json.Write("]"u8);
        }
    }

    private static NpgsqlParameter[] Filter(SyncScope scope) => [Ids(scope.Units), Ids(scope.Tags), Texts(scope.Languages)];

    private static NpgsqlParameter Id(Guid id) => new NpgsqlParameter<Guid> { TypedValue = id };

    private static NpgsqlParameter Limit(int limit) => new NpgsqlParameter<int> { TypedValue = limit };

    private static NpgsqlParameter Ids(Guid[]? ids) =>
        new() { Value = (object?)ids ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    private static NpgsqlParameter Texts(string[]? texts) =>
        new() { Value = (object?)texts ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
