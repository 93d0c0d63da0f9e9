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
        [typeof(Webhook)] = ("webhook", "Id"),
        [typeof(CalendarLink)] = ("calendar", "Id"),
        [typeof(SynonymRule)] = ("synonym", "Id"),
        [typeof(ArticleRevision)] = ("revision", "ArticleId"),
        [typeof(ArticleNote)] = ("note", "ArticleId"),
        [typeof(GoneArticle)] = ("gone", "ArticleId"),
        [typeof(PreviewLink)] = ("previewLink", "ArticleId"),
        [typeof(Schedule)] = ("schedule", "ArticleId"),
        [typeof(UnitName)] = ("unitName", "UnitId"),
        [typeof(UnitParent)] = ("unitParent", "UnitId"),
        [typeof(UnitEvent)] = ("unitEvent", "UnitId"),
        [typeof(Grant)] = ("grant", "KeyId"),
    };

    /// <summary>What an act can be about; of several the first.</summary>
    public static readonly string[] Subjects = ["article", "author", "tag", "unit", "key", "webhook", "calendar", "synonym"];

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
        "ImportId",
        "ImportVersion",
        "BeforeImport",
        "SortKey",
        "SecretHash",
        "PreviousSecretHash",
        "SealedSecret",
        "PreviousSealedSecret",
        "FailingSince",
        "SincePosition",
        "NewestRevisionId",
        "LiveRevisionId",
        "LastRevisionNumber",
        "LastPublishedRevisionNumber",
        "ModifiedAt",
        "Text",
        "ArticleId",
        "Requester",
        "MakerId",
        "Grants",
        "UnitId",
        "KeyId",
        "Uses",
        "LastUsedAt",
    ];

    // Members with personal values, or that may have them. Their values stand in audit_values and can be erased; so do reasons.
    private static readonly Dictionary<string, string[]> Personal = new()
    {
        ["author"] = ["Name", "Initials", "Position", "Bio", "Photo", "Slug"],
        ["key"] = ["Name", "Owner", "Email", "AllowedAddresses"],
        ["calendar"] = ["Note"],
        ["synonym"] = ["Note"],
        ["previewLink"] = ["Note"],
        ["gone"] = ["PublicNote"],
        ["schedule"] = ["PublicNote"],
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

    // Once for all: each look at the tracker compares every record that it holds.
    public void Collect(ChangeTracker tracker) => Note([.. tracker.Entries()]);

    public void CollectNew(IReadOnlyList<EntityEntry> entries) => Note(entries);

    private void Note(IReadOnlyList<EntityEntry> entries)
    {
        var articles = new Lazy<Dictionary<Guid, Article>>(() =>
            entries.Select(entry => entry.Entity).OfType<Article>().ToDictionary(article => article.Id)
        );
        foreach (var entry in entries.Where(entry => entry.State != EntityState.Unchanged && Entities.ContainsKey(entry.Metadata.ClrType)))
        {
            var (change, value) = ChangeOf(entry);
            changes.Add(new Noted(change, value, UnitsOf(articles, entry), Reason(entry.Entity)));
        }
    }

    // What is written past the tracker is not tracked.
    private static bool IsNew(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Detached;

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
                IsNew(entry) ? null : Value(property.OriginalValue),
                entry.State == EntityState.Deleted ? null : Value(property.CurrentValue)
            );
            var isPersonal =
                (from ?? to) is not null && Personal.TryGetValue(name, out var members) && members.Contains(property.Metadata.Name);
            if (!IsNew(entry))
                (isPersonal ? personal.Before : before)[member] = from;
            if (entry.State != EntityState.Deleted)
                (isPersonal ? personal.After : after)[member] = to;
        }
        // A copy proves what was in a draft that is gone.
        if (IsNew(entry) && entry.Entity is ArticleRevision revision)
            after["contentHash"] = revision.ContentHash();
        if (
            entry.State == EntityState.Modified
            && entry.Properties.Any(property => property.Metadata.Name == "SecretHash" && property.IsModified)
        )
            after["secret"] = "changed";
        var (op, id) = (
            IsNew(entry) ? "added"
            : entry.State == EntityState.Deleted ? "removed"
            : "changed",
            (Guid)entry.Property(idName).CurrentValue!
        );
        var change = new AuditedChange(name, id, op, IsNew(entry) ? null : before, entry.State == EntityState.Deleted ? null : after);
        // A preview link can be erased alone, though the line is about its article.
        return personal.Before.Count + personal.After.Count == 0
            ? (change, null)
            : Seal(change, entry.Entity is PreviewLink link ? link.Id : id, personal.Before, personal.After);
    }

    public NpgsqlBatchCommand? TakeLines(TimeProvider clock)
    {
        if (changes.Count == 0)
            return null;
        var lines = LinePerArticle
            ? changes
                .GroupBy(one => one.Change.Entity is "article" or "revision" or "note" or "gone" ? one.Change.Id : Guid.Empty)
                .Select(group => LineOf([.. group]))
                .ToList()
            : [LineOf(changes)];
        Clear();
        return Statement(clock, Act, lines);
    }

    private Line LineOf(List<Noted> changes)
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
        return new Line(
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
        var line = Statement(database.Clock, act, [new Line(entity, entityId, units, changes, [])]);
        return database.Database.ExecuteSqlRawAsync(line.CommandText, line.Parameters, cancellationToken);
    }

    // All lines of an act, in their order: it is that of their positions.
    private static NpgsqlBatchCommand Statement(TimeProvider clock, Act act, IReadOnlyList<Line> lines)
    {
        var values = lines
            .Index()
            .SelectMany(line => line.Item.Beside.Index().Select(value => (Line: line.Index + 1, Place: value.Index, Value: value.Item)))
            .Where(value => value.Value is not null)
            .ToList();
        var person = PersonOf(act);
        var salts = lines.Select(_ => RandomNumberGenerator.GetBytes(16)).ToArray();
        var at = clock.GetUtcNow();
        return new NpgsqlBatchCommand(
            """
            with given as materialized (
                select * from unnest(@entities, @entity_ids, @units, @changes, @commitments, @salts) with ordinality
                    as line (entity, entity_id, units, changes, commitment, salt, place)),
            line as (
                insert into audit (at, action, actor_id, entity, entity_id, unit_ids, changes, trace_id, person)
                select @at, @action, @actor, entity, entity_id, units::uuid[], changes, @trace, commitment from given order by place
                returning position),
            placed as (select position, row_number() over (order by position) as place from line),
            beside as (
                insert into audit_values (position, place, entity_id, salt, value)
                select placed.position, value.place, value.entity_id, value.salt, value.value
                from unnest(@value_lines, @places, @value_entities, @value_salts, @values) value (line, place, entity_id, salt, value)
                    join placed on placed.place = value.line)
            insert into audit_persons (position, salt, person)
            select placed.position, given.salt, @person from placed join given using (place)
            """
        )
        {
            Parameters =
            {
                new("at", at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond))),
                new("action", act.Action),
                Nullable("actor", act.Actor.Id, NpgsqlDbType.Uuid),
                Nullable("trace", act.TraceId, NpgsqlDbType.Text),
                new("person", person),
                new("entities", lines.Select(line => line.Entity).ToArray()),
                new("entity_ids", lines.Select(line => line.EntityId).ToArray()),
                // An array of arrays would need as many units in each line.
                new("units", lines.Select(line => $"{{{string.Join(',', line.Units)}}}").ToArray()),
                new("changes", NpgsqlDbType.Array | NpgsqlDbType.Jsonb) { Value = lines.Select(line => line.Changes).ToArray() },
                new("commitments", salts.Select(salt => Commitment(salt, person)).ToArray()),
                new("salts", salts),
                new("value_lines", values.Select(value => value.Line).ToArray()),
                new("places", values.Select(value => value.Place).ToArray()),
                new("value_entities", values.Select(value => value.Value!.EntityId).ToArray()),
                new("value_salts", values.Select(value => value.Value!.Salt).ToArray()),
                new("values", values.Select(value => value.Value!.Value).ToArray()),
            },
        };
    }

    private static string PersonOf(Act act) =>
        JsonSerializer.Serialize(
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

    // A line of the trail. Beside: of each change the values that are stored outside the chain; null where it has none.
    private sealed record Line(string? Entity, Guid? EntityId, Guid[] Units, string Changes, AuditValue?[] Beside);

    // A change with what the line of its act needs to know of it.
    private sealed record Noted(AuditedChange Change, AuditValue? Value, Guid[] Units, string? Reason);
}
