using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HumasApi.Data;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Audit;

/// <summary>
/// What the open transaction does to records that an act can be about, taken from the change tracker with every save: no use case
/// has to remember it. <see cref="Transactions"/> writes it as one line, in the transaction of the act.
/// </summary>
internal sealed class AuditTrail(Act act) : IPendingAudit
{
    private const int ReasonMaxLength = 2000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // What each row is called, and the property that names the record it belongs to.
    private static readonly Dictionary<Type, (string Name, string Id)> Entities = new()
    {
        [typeof(Article)] = ("article", "Id"),
        [typeof(Author)] = ("author", "Id"),
        [typeof(Tag)] = ("tag", "Id"),
        [typeof(Unit)] = ("unit", "Id"),
        [typeof(ApiKey)] = ("key", "Id"),
        [typeof(ArticleRevision)] = ("revision", "ArticleId"),
        [typeof(ArticleNote)] = ("note", "ArticleId"),
        [typeof(GoneArticle)] = ("gone", "ArticleId"),
        [typeof(PreviewLink)] = ("previewLink", "ArticleId"),
        [typeof(UnitName)] = ("unitName", "UnitId"),
        [typeof(UnitParent)] = ("unitParent", "UnitId"),
        [typeof(UnitEvent)] = ("unitEvent", "UnitId"),
        [typeof(Grant)] = ("grant", "KeyId"),
    };

    /// <summary>What an act can be about; of several the first.</summary>
    public static readonly string[] Subjects = ["article", "author", "tag", "unit", "key"];

    // Who and when stand in the line itself, names of persons must be erasable, secrets are nobody's to read, and the text
    // of a revision is in the revision.
    private static readonly HashSet<string> ExcludedMembers =
    [
        "Id",
        "Version",
        "CreatedAt",
        "CreatedBy",
        "EditedAt",
        "EditedBy",
        "RecordedAt",
        "RecordedBy",
        "At",
        "By",
        "Assignee",
        "SubmittedBy",
        "SubmittedRevisionNumber",
        "ImportedAt",
        "SortKey",
        "SecretHash",
        "PreviousSecretHash",
        "NewestRevisionId",
        "LiveRevisionId",
        "LastRevisionNumber",
        "LastPublishedRevisionNumber",
        "ModifiedAt",
        "Text",
        "ArticleId",
        "UnitId",
        "KeyId",
        "Uses",
        "LastUsedAt",
    ];

    // Members with personal values, or that may have them. Their values stand in audit_values and can be erased; so do reasons.
    private static readonly Dictionary<string, string[]> Personal = new()
    {
        ["author"] = ["Name", "Initials", "Position", "Bio", "Photo", "Slug"],
        ["key"] = ["Name", "Owner", "AllowedAddresses"],
        ["previewLink"] = ["Note"],
        ["gone"] = ["PublicNote"],
        ["unitEvent"] = ["Note"],
    };

    /// <summary>The change that holds the reason of an act.</summary>
    public const string ReasonEntity = "reason";

    private readonly List<Noted> changes = [];
    private bool concernsWholeNewsroom;

    public Act Act { get; set; } = act;

    /// <summary>Whether each article of the act gets a line of its own, as if it had been sent alone; an import writes many.</summary>
    public bool LinePerArticle { get; init; }

    public void Clear()
    {
        changes.Clear();
        concernsWholeNewsroom = false;
    }

    public void Collect(ChangeTracker tracker)
    {
        // Once for all: each look at the tracker compares every record that it holds.
        var entries = tracker.Entries().ToList();
        var articles = new Lazy<Dictionary<Guid, Article>>(() =>
            entries.Select(entry => entry.Entity).OfType<Article>().ToDictionary(article => article.Id)
        );
        foreach (
            var entry in entries.Where(entry =>
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && Entities.ContainsKey(entry.Metadata.ClrType)
            )
        )
        {
            var (change, value) = ChangeOf(entry);
            changes.Add(new Noted(change, value, UnitsOf(articles, entry), Reason(entry.Entity)));
        }
    }

    // The units that a change is about: their administrators may read the line.
    private Guid[] UnitsOf(Lazy<Dictionary<Guid, Article>> articles, EntityEntry entry)
    {
        var concerned = new HashSet<Guid>();
        var (name, idName) = Entities[entry.Metadata.ClrType];
        foreach (
            var property in entry.Properties.Where(property =>
                property.Metadata.Name is "UnitId" or "LiveUnitId" || (name == "unit" && property.Metadata.Name == "Id")
            )
        )
            concerned.UnionWith(new[] { property.OriginalValue, property.CurrentValue }.OfType<Guid>());
        // A part of an article is about the units of that.
        if (idName == "ArticleId" && articles.Value.TryGetValue((Guid)entry.Property(idName).CurrentValue!, out var whole))
            concerned.UnionWith(new Guid?[] { whole.UnitId, whole.LiveUnitId }.OfType<Guid>());
        // A key is about the units that it is for; one for the whole newsroom is nobody's who administers a part of it.
        if (entry.Entity is ApiKey key)
            concerned.UnionWith(key.Grants.Select(grant => grant.UnitId).OfType<Guid>());
        concernsWholeNewsroom |=
            entry.Entity is Grant { UnitId: null } || (entry.Entity is ApiKey one && one.Grants.Any(grant => grant.UnitId is null));
        return [.. concerned];
    }

    private static (AuditedChange Change, AuditValue? Value) ChangeOf(EntityEntry entry)
    {
        var (name, idName) = Entities[entry.Metadata.ClrType];
        var (before, after, personal) = (new JsonObject(), new JsonObject(), (Before: new JsonObject(), After: new JsonObject()));
        foreach (
            var property in entry.Properties.Where(property =>
                (entry.State != EntityState.Modified || property.IsModified) && IsRecorded(name, property.Metadata.Name)
            )
        )
        {
            var member = JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name);
            var (from, to) = (
                entry.State == EntityState.Added ? null : Value(property.OriginalValue),
                entry.State == EntityState.Deleted ? null : Value(property.CurrentValue)
            );
            var isPersonal =
                (from ?? to) is not null && Personal.TryGetValue(name, out var members) && members.Contains(property.Metadata.Name);
            if (entry.State != EntityState.Added)
                (isPersonal ? personal.Before : before)[member] = from;
            if (entry.State != EntityState.Deleted)
                (isPersonal ? personal.After : after)[member] = to;
        }
        // A copy proves what was in a draft that is gone.
        if (entry is { State: EntityState.Added, Entity: ArticleRevision revision })
            after["contentHash"] = revision.ContentHash();
        if (
            entry.State == EntityState.Modified
            && entry.Properties.Any(property => property.Metadata.Name == "SecretHash" && property.IsModified)
        )
            after["secret"] = "changed";
        var (op, id) = (OperationOf(entry.State), (Guid)entry.Property(idName).CurrentValue!);
        var change = new AuditedChange(
            name,
            id,
            op,
            entry.State == EntityState.Added ? null : before,
            entry.State == EntityState.Deleted ? null : after
        );
        // A preview link can be erased alone, though the line is about its article.
        return personal.Before.Count + personal.After.Count == 0
            ? (change, null)
            : Seal(change, entry.Entity is PreviewLink link ? link.Id : id, personal.Before, personal.After);
    }

    private static string OperationOf(EntityState state) =>
        state switch
        {
            EntityState.Added => "added",
            EntityState.Deleted => "removed",
            _ => "changed",
        };

    public IReadOnlyList<NpgsqlBatchCommand> TakeLines(TimeProvider clock)
    {
        if (changes.Count == 0)
            return [];
        var lines = LinePerArticle
            ? changes
                .GroupBy(one => one.Change.Entity is "article" or "revision" or "note" or "gone" ? one.Change.Id : Guid.Empty)
                .Select(group => LineOf(clock, [.. group]))
                .ToList()
            : [LineOf(clock, changes)];
        Clear();
        return lines;
    }

    private NpgsqlBatchCommand LineOf(TimeProvider clock, List<Noted> changes)
    {
        // What the act is about comes first, then its parts in the order in which they were saved.
        var ordered = changes
            .OrderBy(change => Array.IndexOf(Subjects, change.Change.Entity) is var place and >= 0 ? place : Subjects.Length)
            .ToList();
        var first = ordered[0].Change;
        if ((Act.Reason ?? changes.Select(change => change.Reason).FirstOrDefault(said => said is not null)) is { } why)
        {
            var said = Seal(
                new AuditedChange(ReasonEntity, first.Id, "said", null, null),
                first.Id,
                [],
                new JsonObject { [ReasonEntity] = why }
            );
            ordered.Add(new Noted(said.Change, said.Value, [], null));
        }
        var subject =
            Subjects.Contains(first.Entity) ? first.Entity
            : Entities.Values.Any(entity => entity == (first.Entity, "ArticleId")) ? "article"
            : null;
        return Line(
            clock,
            Act,
            subject,
            subject is null ? null : first.Id,
            concernsWholeNewsroom ? [] : [.. changes.SelectMany(change => change.Units).Distinct()],
            JsonSerializer.Serialize(ordered.Select(change => change.Change), Json),
            [.. ordered.Select(change => change.Value)]
        );
    }

    /// <summary>Writes a line that no saved record stands behind.</summary>
    public static Task WriteAsync(
        HumasDbContext database,
        Act act,
        string? entity,
        Guid? entityId,
        Guid[] units,
        string changes,
        CancellationToken cancellationToken
    )
    {
        var line = Line(database.Clock, act, entity, entityId, units, changes, []);
        return database.Database.ExecuteSqlRawAsync(line.CommandText, line.Parameters, cancellationToken);
    }

    // Of each change the values that stand beside the chain; null where it has none.
    private static NpgsqlBatchCommand Line(
        TimeProvider clock,
        Act act,
        string? entity,
        Guid? entityId,
        Guid[] units,
        string changes,
        AuditValue?[] beside
    )
    {
        var values = beside.Index().Where(value => value.Item is not null).ToList();
        var person = JsonSerializer.Serialize(
            new
            {
                act.Kind,
                act.Actor.Id,
                act.Actor.Name,
                act.Address,
                act.UserAgent,
            },
            Json
        );
        var salt = RandomNumberGenerator.GetBytes(16);
        var at = clock.GetUtcNow();
        return new NpgsqlBatchCommand(
            """
            with line as (
                insert into audit (at, action, actor_id, entity, entity_id, unit_ids, changes, trace_id, person) values (@at, @action,
                    @actor, @entity, @entity_id, @units, @changes, @trace, @commitment) returning position),
            beside as (
                insert into audit_values (position, place, entity_id, salt, value) select line.position, value.* from line,
                    unnest(@places, @value_entities, @value_salts, @values) value)
            insert into audit_persons (position, salt, person) select position, @salt, @person from line
            """
        )
        {
            Parameters =
            {
                new("at", at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond))),
                new("action", act.Action),
                Nullable("actor", act.Actor.Id, NpgsqlDbType.Uuid),
                Nullable("entity", entity, NpgsqlDbType.Text),
                Nullable("entity_id", entityId, NpgsqlDbType.Uuid),
                new("units", units),
                new("changes", NpgsqlDbType.Jsonb) { Value = changes },
                Nullable("trace", act.TraceId, NpgsqlDbType.Text),
                new("commitment", Commitment(salt, person)),
                new("salt", salt),
                new("person", person),
                new("places", values.Select(value => value.Index).ToArray()),
                new("value_entities", values.Select(value => value.Item!.EntityId).ToArray()),
                new("value_salts", values.Select(value => value.Item!.Salt).ToArray()),
                new("values", values.Select(value => value.Item!.Value).ToArray()),
            },
        };
    }

    private static NpgsqlParameter Nullable(string name, object? value, NpgsqlDbType type) =>
        new(name, type) { Value = value ?? DBNull.Value };

    // Puts values beside the chain; the change keeps their names and what proves them.
    private static (AuditedChange Change, AuditValue Value) Seal(AuditedChange change, Guid id, JsonObject before, JsonObject after)
    {
        var value = new AuditValue
        {
            EntityId = id,
            Salt = RandomNumberGenerator.GetBytes(16),
            Value = JsonSerializer.Serialize(new { before, after }, Json),
        };
        var members = before.Select(member => member.Key).Union(after.Select(member => member.Key)).ToList();
        return (
            change with
            {
                Personal = new AuditedPersonal(id, members, Convert.ToHexStringLower(Commitment(value.Salt, value.Value))),
            },
            value
        );
    }

    private static byte[] Commitment(byte[] salt, string value) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(value)]);

    // Of a revision only its number, of a note its kind and revision: the rest can be read there.
    private static bool IsRecorded(string entity, string member) =>
        entity switch
        {
            "revision" => member == "Number",
            "grant" => member is "Role" or "UnitId" or "Scope",
            "article" or "author" => member == "UnitId" || !ExcludedMembers.Contains(member),
            _ => !ExcludedMembers.Contains(member),
        };

    private static JsonNode? Value(object? value) =>
        value switch
        {
            null => null,
            DateTimeOffset time => time.ToWire(),
            _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json),
        };

    private static string? Reason(object entity)
    {
        var text = entity switch
        {
            ArticleNote note => note.Text,
            ArticleRevision revision => revision.Note,
            GoneArticle gone => gone.PublicNote,
            UnitEvent unitEvent => unitEvent.LegalBasis ?? unitEvent.Note,
            _ => null,
        };
        return text?.Length > ReasonMaxLength ? text[..ReasonMaxLength] : text;
    }

    // A change with what the line of its act needs to know of it.
    private sealed record Noted(AuditedChange Change, AuditValue? Value, Guid[] Units, string? Reason);
}
