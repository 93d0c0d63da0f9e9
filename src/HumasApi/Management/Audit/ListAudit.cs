using System.Text.Json.Nodes;
using HumasApi.Access;
using HumasApi.Audit;
using HumasApi.Contract;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Records;
using HumasApi.Paging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HumasApi.Management.Audit;

/// <summary>GET /manage/v1/audit: who did what, the latest first.</summary>
internal static class ListAuditEndpoint
{
    // The operations that change something, and what leaves a line without being one. A test compares them with the routes.
    public static readonly IReadOnlyList<string> Actions =
    [
        "addArticleNote",
        "approveArticle",
        "assignArticle",
        "cancelImport",
        "cancelScheduledPublish",
        "cancelScheduledUnpublish",
        "cancelUnitEvent",
        "closeUnit",
        "completeImport",
        "createArticle",
        "createAuthor",
        "createCalendarLink",
        "createImport",
        "createKey",
        "createPreviewLink",
        "createSynonym",
        "createTag",
        "createUnit",
        "createWebhook",
        "deleteArticle",
        "deleteAuthor",
        "deleteCalendarLink",
        "deletePreviewLink",
        "deleteSynonym",
        "deleteTag",
        "deleteUnit",
        "deleteWebhook",
        "discardArticleDraft",
        "eraseFromAudit",
        "mergeTag",
        "mergeUnit",
        "moveUnit",
        "patchArticle",
        "patchAuthor",
        "patchKey",
        "patchTag",
        "patchUnit",
        "patchUnitEvent",
        "patchWebhook",
        "pauseImport",
        "previewArticle",
        "publishArticle",
        "putArticleBySource",
        "putAuthorBySlug",
        "putImportChunk",
        "putTagBySlug",
        "putUnitBySlug",
        "rejectArticle",
        "renameUnit",
        "replayWebhook",
        "replayWebhookDelivery",
        "restoreArticleRevision",
        "resumeImport",
        "revertImport",
        "revokeKey",
        "rotateKey",
        "rotateWebhook",
        "runImport",
        "schedulePublish",
        "scheduleUnpublish",
        "signInFailed",
        "splitUnit",
        "submitArticle",
        "testWebhook",
        "unpublishArticle",
        "withdrawArticle",
    ];

    public static readonly IReadOnlyList<string> ActorKinds = ["apiKey", "person", "settings", "previewLink", "anonymous"];

    public static readonly IReadOnlyList<QueryParameter> Filters =
    [
        new("action", ParameterType.AnyOf, "What was asked for, by the name of its operation; several by comma.")
        {
            Words = Actions,
            WordsName = "AuditAction",
            Example = "publishArticle",
        },
        new("actor", ParameterType.IdList, "Identity of the key, person or preview link.")
        {
            Example = "019b4a5e-0000-7000-8000-000000000001",
        },
        new("actorKind", ParameterType.OneOf, "What kind of caller it was.")
        {
            Words = ActorKinds,
            WordsName = "ActorKind",
            Example = "person",
        },
        new("address", ParameterType.Text, "Address that the request came from: `actor.address`.") { Example = "203.0.113.7" },
        new("unit", ParameterType.SlugList, "Slug or id of a unit that it was about; several by comma.")
        {
            Example = "rutan-kelas-ii-b-salatiga",
        },
        new("scope", ParameterType.OneOf, "Whether units below count as well.")
        {
            Words = ["self", "subtree"],
            WordsName = "UnitScope",
            Default = "self",
            Example = "subtree",
        },
        new("entity", ParameterType.OneOf, "What kind of record it was about.")
        {
            Words = AuditTrail.Subjects,
            WordsName = "AuditEntity",
            Example = "article",
        },
        new("entityId", ParameterType.IdList, "Identity of the record.") { Example = "019b4a5e-0000-7000-8000-000000000001" },
        new("from", ParameterType.Instant, "At or after this time.") { Example = "2026-11-01T00:00:00Z" },
        new("before", ParameterType.Instant, "Before this time.") { Example = "2026-12-01T00:00:00Z" },
    ];

    public static async Task<IResult> Handle(HttpContext http, IMediator mediator, PublicUrl url)
    {
        var query = new QueryReader(http.Request);
        var request = new ListAuditQuery(AuditFilters.Read(query), query.Page());
        query.Done();
        return Lists.Manage(http, url, await mediator.Send(request, http.RequestAborted));
    }
}

/// <summary>What lines of the trail are wanted.</summary>
internal sealed record AuditFilters(
    IReadOnlyList<string> Actions,
    IReadOnlyList<Guid> Actors,
    string? ActorKind,
    string? Address,
    IReadOnlyList<string> Units,
    bool Subtree,
    string? Entity,
    IReadOnlyList<Guid> Entities,
    DateTimeOffset? From,
    DateTimeOffset? Before
)
{
    public static AuditFilters Read(QueryReader query)
    {
        if (query.Has("scope") && !query.Has("unit"))
            query.Fail("scope", Problems.ScopeNeedsUnit);
        return new(
            query.Words("action", ListAuditEndpoint.Actions),
            query.Ids("actor", PageRequest.MaxLimit),
            query.Word("actorKind", ListAuditEndpoint.ActorKinds),
            query.Text("address"),
            query.Refs("unit"),
            query.Word("scope", ["self", "subtree"]) == "subtree",
            query.Word("entity", AuditTrail.Subjects),
            query.Ids("entityId", PageRequest.MaxLimit),
            query.Time("from", null),
            query.Time("before", null)
        );
    }

    /// <summary>The lines that match and that the caller may read: who administers units reads what was about these alone.</summary>
    /// <exception cref="Problem">403 for callers that administer nothing.</exception>
    public async Task<IQueryable<AuditLine>> ApplyAsync(
        HumasDbContext database,
        Rights rights,
        Filters filters,
        CancellationToken cancellationToken
    )
    {
        await rights.RequireAtAnyUnitAsync(Right.Administer, cancellationToken);
        var all = database.Audit.AsNoTracking();
        if (await rights.UnitsAsync(Right.Administer, cancellationToken) is { } mine)
            all = all.Where(line => line.UnitIds.Count > 0 && line.UnitIds.All(unit => mine.Contains(unit)));
        if (Actions.Count > 0)
            all = all.Where(line => Actions.Contains(line.Action));
        if (Units.Count > 0)
        {
            var units = await FilterIds.UnitsAsync(database, Units, Subtree, filters, cancellationToken);
            all = all.Where(line => line.UnitIds.Any(unit => units.Contains(unit)));
        }
        if (ActorKind is not null)
        {
            var ofKind = database.AuditPersons.FromSql($"select * from audit_persons where person::jsonb ->> 'kind' = {ActorKind}");
            all = all.Where(line => ofKind.Any(person => person.Position == line.Position));
        }
        if (Address is not null)
        {
            var there = database.AuditPersons.FromSql($"select * from audit_persons where person::jsonb ->> 'address' = {Address}");
            all = all.Where(line => there.Any(person => person.Position == line.Position));
        }
        if (Actors.Count > 0)
            all = all.Where(line => line.ActorId != null && Actors.Contains(line.ActorId.Value));
        if (Entity is not null)
            all = all.Where(line => line.Entity == Entity);
        if (Entities.Count > 0)
            all = all.Where(line => line.EntityId != null && Entities.Contains(line.EntityId.Value));
        if (From is { } from)
            all = all.Where(line => line.At >= from);
        if (Before is { } before)
            all = all.Where(line => line.At < before);
        return all;
    }
}

/// <summary>A line of the audit trail.</summary>
/// <param name="Position">Place in the trail; later acts have higher ones.</param>
/// <param name="At">When.</param>
/// <param name="Action">What was asked for, by the name of its operation; signInFailed for attempts with invalid keys, one line
/// for each address and minute.</param>
/// <param name="ActorId">Identity of the key, person or preview link; null for the key of the settings.</param>
/// <param name="Actor">Who it was, and from where; null once that was erased.</param>
/// <param name="Entity">What kind of record it was about.</param>
/// <param name="EntityId">Which one.</param>
/// <param name="Changes">What was done to each record, in the members that changed.</param>
/// <param name="Reason">Why, as the caller said; null once that was erased.</param>
/// <param name="TraceId">Names the request in the logs.</param>
/// <param name="Hash">SHA-256, in hex, of the bytes of `previous` followed by `hashed` in UTF-8: of this line and, through that
/// of the line before, of all before it.</param>
/// <param name="Previous">Hash of the line before; empty for the first.</param>
/// <param name="Hashed">The line as it is hashed: a JSON array of position, time, action, actor, entity, its id, units, changes,
/// reason, trace and `personCommitment`. It holds salted hashes of personal values, so it does not change when they are
/// erased.</param>
/// <param name="UnitIds">The units that it was about.</param>
/// <param name="PersonCommitment">Salted SHA-256 of who acted; it stays when that is erased.</param>
internal sealed record AuditItem(
    long Position,
    DateTimeOffset At,
    string Action,
    Guid? ActorId,
    AuditActor? Actor,
    string? Entity,
    Guid? EntityId,
    IReadOnlyList<AuditChangeItem> Changes,
    string? Reason,
    string? TraceId,
    string Hash,
    string Previous,
    string Hashed,
    IReadOnlyList<Guid> UnitIds,
    string PersonCommitment
)
{
    public static async Task<IReadOnlyList<AuditItem>> ReadAsync(
        HumasDbContext database,
        IReadOnlyList<AuditLine> lines,
        CancellationToken cancellationToken
    )
    {
        var positions = lines.Select(line => line.Position).ToArray();
        var persons = await database
            .AuditPersons.AsNoTracking()
            .Where(person => positions.Contains(person.Position))
            .ToDictionaryAsync(person => person.Position, person => person.Person, cancellationToken);
        var values = await database
            .AuditValues.AsNoTracking()
            .Where(value => positions.Contains(value.Position))
            .ToDictionaryAsync(value => (value.Position, value.Place), value => value.Value, cancellationToken);
        // The text is the database's own, so that hashing it gives the hash of the chain.
        var texts = await database
            .Database.SqlQuery<string>(
                $"select humas_audit_text(line) as \"Value\" from audit line where position = any({positions}) order by position"
            )
            .ToListAsync(cancellationToken);
        var hashed = positions.Order().Zip(texts).ToDictionary(pair => pair.First, pair => pair.Second);
        return
        [
            .. lines.Select(line =>
            {
                var changes = JsonNode
                    .Parse(line.Changes)!
                    .AsArray()
                    .Index()
                    .Select(change => AuditChangeItem.From(change.Item!, values.GetValueOrDefault((line.Position, change.Index))))
                    .ToList();
                var reason = changes.Find(change => change.Entity == AuditTrail.ReasonEntity);
                if (reason is not null)
                    changes.Remove(reason);
                return new AuditItem(
                    line.Position,
                    line.At,
                    line.Action,
                    line.ActorId,
                    persons.TryGetValue(line.Position, out var person) ? AuditActor.From(JsonNode.Parse(person)!) : null,
                    line.Entity,
                    line.EntityId,
                    changes,
                    reason is null ? line.Reason : reason.Members[0].After,
                    line.TraceId,
                    Convert.ToHexStringLower(line.Hash),
                    Convert.ToHexStringLower(line.Previous),
                    hashed[line.Position],
                    line.UnitIds,
                    Convert.ToHexStringLower(line.Person)
                );
            }),
        ];
    }
}

/// <summary>Who acted.</summary>
/// <param name="Kind">apiKey; person; settings; previewLink for a caller who opened one; anonymous for failed sign-ins.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Address">Address that the request came from.</param>
/// <param name="UserAgent">What the program called itself.</param>
internal sealed record AuditActor(
    [property: ExtensibleEnum("apiKey", "person", "settings", "previewLink", "anonymous")] string Kind,
    string Name,
    string? Address,
    string? UserAgent
)
{
    public static AuditActor From(JsonNode person) =>
        new(
            person["kind"]!.GetValue<string>(),
            person["name"]!.GetValue<string>(),
            person["address"]?.GetValue<string>(),
            person["userAgent"]?.GetValue<string>()
        );
}

/// <summary>What was done to a record.</summary>
/// <param name="Entity">What kind of record, or of part of one.</param>
/// <param name="Id">Which one; of a part that of the record it belongs to.</param>
/// <param name="Op">added, changed or removed; failed for sign-ins; erased for the actor, on a legal request.</param>
/// <param name="Members">The members that changed.</param>
internal sealed record AuditChangeItem(
    string Entity,
    Guid Id,
    [property: ExtensibleEnum("added", "changed", "removed", "failed", "erased")] string Op,
    IReadOnlyList<AuditMember> Members
)
{
    // The values that stand beside the chain; null for none, or when they were erased.
    public static AuditChangeItem From(JsonNode change, string? beside)
    {
        var (before, after) = (change["before"] as JsonObject, change["after"] as JsonObject);
        var names = (before ?? []).Select(member => member.Key).Union((after ?? []).Select(member => member.Key));
        var (personal, values) = (
            (change["personal"]?["members"]?.AsArray() ?? []).Select(name => name!.GetValue<string>()),
            beside is null ? null : JsonNode.Parse(beside)
        );
        return new AuditChangeItem(
            change["entity"]!.GetValue<string>(),
            change["id"]!.GetValue<Guid>(),
            change["op"]!.GetValue<string>(),
            [
                .. names.Select(name => new AuditMember(name, Text(before?[name]), Text(after?[name]), Erased: false)),
                .. personal.Select(name => new AuditMember(
                    name,
                    Text(values?["before"]?[name]),
                    Text(values?["after"]?[name]),
                    Erased: values is null
                )),
            ]
        );
    }

    private static string? Text(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : value?.ToJsonString(Json.Options);
}

/// <summary>A member that changed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">Its value before, as text; lists and objects as JSON.</param>
/// <param name="After">Its value since.</param>
/// <param name="Erased">Whether the values were personal and were erased; both are null then.</param>
internal sealed record AuditMember(string Name, string? Before, string? After, bool Erased);

internal sealed record ListAuditQuery(AuditFilters Filters, PageRequest Page) : IRequest<ListPart<AuditItem>>;

internal sealed class ListAuditHandler(HumasDbContext database, Rights rights) : IRequestHandler<ListAuditQuery, ListPart<AuditItem>>
{
    private static readonly ListSort<AuditLine> Sort = ListSort.ByNumber<AuditLine>("-position", line => line.Position);

    public async Task<ListPart<AuditItem>> Handle(ListAuditQuery request, CancellationToken cancellationToken)
    {
        var (page, filters) = (request.Page, new Filters());
        var all = await request.Filters.ApplyAsync(database, rights, filters, cancellationToken);
        var (lines, meta) = await Sort.PageAsync(all, page, cancellationToken);
        return ListPart<AuditItem>.Of((await AuditItem.ReadAsync(database, lines, cancellationToken), meta), filters);
    }
}
