using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HumasApi.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;
using NpgsqlTypes;

namespace HumasApi.Data;

/// <summary>
/// What the open transaction does to records that an act can be about, taken from the change tracker with every save: no use
/// case has to remember to tell. <see cref="Transactions"/> writes it as one line, in the transaction of the act.
/// </summary>
internal sealed class AuditTrail
{
    private const int ReasonMaxLength = 2000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    // What each row is called, and the property that names the record it belongs to.
    private static readonly Dictionary<Type, (string Name, string Id)> Entities = new()
    {
        [typeof(Article)] = ("article", "Id"), [typeof(Author)] = ("author", "Id"), [typeof(Tag)] = ("tag", "Id"), [typeof(Unit)] = ("unit", "Id"), [typeof(ApiKey)] = ("key", "Id"),
        [typeof(ArticleRevision)] = ("revision", "ArticleId"), [typeof(ArticleNote)] = ("note", "ArticleId"), [typeof(GoneArticle)] = ("gone", "ArticleId"), [typeof(PreviewLink)] = ("previewLink", "ArticleId"),
        [typeof(UnitName)] = ("unitName", "UnitId"), [typeof(UnitParent)] = ("unitParent", "UnitId"), [typeof(UnitEvent)] = ("unitEvent", "UnitId"), [typeof(Grant)] = ("grant", "KeyId"),
    };

    /// <summary>What an act can be about; of several the first.</summary>
    public static readonly string[] Subjects = ["article", "author", "tag", "unit", "key"];

    // Who and when stand in the line itself, names of persons must be erasable, secrets are nobody's to read, and the text
    // of a revision is in the revision.
    private static readonly HashSet<string> Left =
    [
        "Id", "Version", "CreatedAt", "CreatedBy", "EditedAt", "EditedBy", "RecordedAt", "RecordedBy", "At", "By", "Assignee", "SubmittedBy", "SortKey", "SecretHash", "PreviousSecretHash",
        "NewestRevisionId", "LiveRevisionId", "LastRevisionNumber", "LastPublishedRevisionNumber", "ModifiedAt", "Text", "ArticleId", "UnitId", "KeyId", "Uses", "LastUsedAt",
    ];

    private readonly List<AuditedChange> changes = [];
    private readonly HashSet<Guid> units = [];
    private string? reason;

    public void Clear()
    {
        changes.Clear();
        units.Clear();
        reason = null;
    }

    /// <summary>Notes what is about to be saved.</summary>
    public void Collect(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Entities.ContainsKey(entry.Metadata.ClrType)))
        {
            var (name, idName) = Entities[entry.Metadata.ClrType];
            foreach (var property in entry.Properties.Where(property => property.Metadata.Name is "UnitId" or "LiveUnitId" || (name == "unit" && property.Metadata.Name == "Id")))
                foreach (var unit in new[] { property.OriginalValue, property.CurrentValue }.OfType<Guid>()) units.Add(unit);
            // A part of an article is about the units of that.
            if (idName == "ArticleId" && tracker.Entries<Article>().FirstOrDefault(article => article.Entity.Id.Equals(entry.Property(idName).CurrentValue)) is { } whole)
                foreach (var unit in new[] { whole.Entity.UnitId, whole.Entity.LiveUnitId }.OfType<Guid>()) units.Add(unit);
            reason ??= Reason(entry.Entity);
            var (before, after) = (new JsonObject(), new JsonObject());
            foreach (var property in entry.Properties.Where(property => (entry.State != EntityState.Modified || property.IsModified) && IsTold(name, property.Metadata.Name)))
            {
                var member = JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name);
                if (entry.State != EntityState.Added) before[member] = Value(property.OriginalValue);
                if (entry.State != EntityState.Deleted) after[member] = Value(property.CurrentValue);
            }
            if (entry.State == EntityState.Modified && entry.Properties.Any(property => property.Metadata.Name == "SecretHash" && property.IsModified)) after["secret"] = "changed";
            changes.Add(new AuditedChange(name, (Guid)entry.Property(idName).CurrentValue!, entry.State switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" },
                entry.State == EntityState.Added ? null : before, entry.State == EntityState.Deleted ? null : after));
        }
    }

    /// <summary>Writes the line, the last statement of a transaction.</summary>
    public async Task WriteAsync(HumasDbContext database, Act act, CancellationToken cancellationToken)
    {
        if (changes.Count == 0) return;
        // What the act is about comes first, then its parts in the order in which they were saved.
        var ordered = changes.OrderBy(change => Array.IndexOf(Subjects, change.Entity) is var place and >= 0 ? place : Subjects.Length).ToList();
        var first = ordered[0];
        var subject = Subjects.Contains(first.Entity) ? first.Entity : Entities.Values.Any(entity => entity == (first.Entity, "ArticleId")) ? "article" : null;
        await WriteAsync(database, act, subject, subject is null ? null : first.Id, [.. units], JsonSerializer.Serialize(ordered, Json), reason, cancellationToken);
        Clear();
    }

    /// <summary>Writes a line that no saved record stands behind.</summary>
    public static async Task WriteAsync(HumasDbContext database, Act act, string? entity, Guid? entityId, Guid[] units, string changes, string? reason, CancellationToken cancellationToken)
    {
        var person = JsonSerializer.Serialize(new { act.Kind, act.Actor.Id, act.Actor.Name, act.Address, act.UserAgent }, Json);
        var salt = RandomNumberGenerator.GetBytes(16);
        var at = database.Clock.GetUtcNow();
        NpgsqlParameter Nullable(string name, object? value, NpgsqlDbType type) => new(name, type) { Value = value ?? DBNull.Value };
        await database.Database.ExecuteSqlRawAsync(
            """
            with line as (
                insert into audit (at, action, actor_id, entity, entity_id, unit_ids, changes, reason, trace_id, person) values (@at, @action, @actor, @entity, @entity_id, @units, @changes, @reason, @trace, @commitment) returning position)
            insert into audit_persons (position, salt, person) select position, @salt, @person from line
            """,
            [
                new NpgsqlParameter("at", at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond))), new NpgsqlParameter("action", act.Action), Nullable("actor", act.Actor.Id, NpgsqlDbType.Uuid),
                Nullable("entity", entity, NpgsqlDbType.Text), Nullable("entity_id", entityId, NpgsqlDbType.Uuid), new NpgsqlParameter("units", units), new NpgsqlParameter("changes", NpgsqlDbType.Jsonb) { Value = changes },
                Nullable("reason", reason, NpgsqlDbType.Text), Nullable("trace", act.TraceId, NpgsqlDbType.Text), new NpgsqlParameter("commitment", Commitment(salt, person)), new NpgsqlParameter("salt", salt), new NpgsqlParameter("person", person),
            ], cancellationToken);
    }

    private static byte[] Commitment(byte[] salt, string person) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(person)]);

    // Of a revision only its number, of a note its kind and revision: the rest can be read there.
    private static bool IsTold(string entity, string member) => entity switch
    {
        "revision" => member == "Number",
        "grant" => member is "Role" or "UnitId" or "Scope",
        "article" or "author" => member == "UnitId" || !Left.Contains(member),
        _ => !Left.Contains(member),
    };

    private static JsonNode? Value(object? value) => value switch
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
            UnitEvent happening => happening.LegalBasis ?? happening.Note,
            _ => null,
        };
        return text?.Length > ReasonMaxLength ? text[..ReasonMaxLength] : text;
    }
}
