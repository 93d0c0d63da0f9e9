using System.Collections;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using HumasApi.Data;
using HumasApi.Domain;
using HumasApi.Http;

namespace HumasApi.ApiTests.Http;

/// <summary>
/// Tests of what is refused: a small newsroom with one of each, the cases run one after another, and all that went wrong
/// told at once. A refusal is a problem+json that says where and what to do, and changes nothing.
/// </summary>
internal abstract class BadInputTest : ApiTest
{
    // Cases of a route that go over HTTP, and then one in so many.
    private const int FirstOfRoute = 2;
    private const int Every = 50;

    private readonly List<string> failures = [];
    private readonly Dictionary<string, string> ids = [];
    private readonly Dictionary<string, int> sent = [];

    // Of all tests of the fixture.
    private readonly HashSet<string> places = [];
    private int cases;
    private int overHttp;

    // What the last case left behind; null when it must be read anew.
    private string? stored;

    /// <summary>False where every case is one of HTTP itself: of paths and headers.</summary>
    protected virtual bool IsScreened => true;

    /// <summary>The smallest body that each route takes.</summary>
    private static readonly Dictionary<string, string> Smallest = new()
    {
        ["CreateArticleInput"] = """{"title":"Judul","unit":{"slug":"units-satu"}}""",
        ["ArticleInput"] = """{"title":"Judul"}""",
        ["ImportedArticleInput"] = """{"title":"Judul","unit":{"slug":"units-satu"}}""",
        ["AuthorInput"] = """{"name":"Nama"}""",
        ["UnitInput"] = """{"name":"Nama"}""",
        ["TagInput"] = """{"name":"Nama"}""",
        ["MoveUnitInput"] = """{"parent":{"slug":"units-dua"}}""",
        ["MergeTagInput"] = """{"into":{"slug":"tags-dua"}}""",
        ["PublishInput"] = """{"update":"major"}""",
        ["UnpublishInput"] = """{"as":"gone"}""",
        ["NothingInput"] = "{}",
        ["RevokeKeyInput"] = "{}",
        ["RenameUnitInput"] = """{"name":"Nama"}""",
        ["MergeUnitInput"] = """{"into":{"slug":"units-dua"}}""",
        ["SplitUnitInput"] = """{"into":[{"slug":"units-dua"},{"slug":"units-tiga"}],"heir":{"slug":"units-dua"}}""",
        ["CloseUnitInput"] = "{}",
        ["UnitEventInput"] = """{"note":"Catatan"}""",
        ["KeyInput"] = """{"name":"Nama"}""",
        ["CompleteImportInput"] = """{"chunks":1}""",
        ["RotateKeyInput"] = """{"overlapMinutes":5}""",
        ["SubmitInput"] = "{}",
        ["RemarkInput"] = "{}",
        ["AssignInput"] = """{"assignee":null}""",
        ["RejectInput"] = """{"reason":"Alasan"}""",
        ["NoteInput"] = """{"text":"Catatan"}""",
        ["PreviewLinkInput"] = "{}",
        ["SchedulePublishInput"] = """{"at":"2026-12-01T00:00:00Z","update":"major"}""",
        ["ScheduleUnpublishInput"] = """{"at":"2026-12-01T00:00:00Z"}""",
        ["WebhookInput"] = """{"url":"https://penerima.example/humas"}""",
        ["RotateWebhookInput"] = """{"overlapMinutes":5}""",
        ["CalendarLinkInput"] = "{}",
        ["SynonymInput"] = """{"words":["satu","dua"]}""",
        ["ReadInboxInput"] = "{}",
        ["MailPreferencesInput"] = """{"kinds":[]}""",
        ["ReplayInput"] = """{"fromPosition":1}""",
    };

    [SetUp]
    public Task Begin()
    {
        failures.Clear();
        sent.Clear();
        cases = overHttp = 0;
        return FurnishAsync();
    }

    /// <summary>Sets everything back to how the test began.</summary>
    protected async Task Again()
    {
        await Newsroom.ResetAsync();
        await FurnishAsync();
    }

    private async Task FurnishAsync()
    {
        ids.Clear();
        stored = null;
        foreach (var records in new[] { "units", "authors", "tags" })
        foreach (var name in new[] { "satu", "dua" })
            ids.TryAdd(
                records,
                (await Api.Put($"/{records}/by-slug/{records}-{name}", new { name = $"{records} {name}" })).Must(HttpStatusCode.Created).Id
            );
        (await Api.Put("/units/by-slug/units-tiga", new { name = "units tiga" })).Must(HttpStatusCode.Created);
        ids["events"] = (await Api.Post($"/units/{ids["units"]}/rename", new { name = "units satu", shortName = "Satu" }, 1))
            .Must(HttpStatusCode.OK)
            .Json["meta"]!["event"]!["id"]!.GetValue<string>();
        var article = (
            await Api.Put(
                "/articles/by-source/arsip/1",
                new
                {
                    slug = "articles-satu",
                    title = "Judul",
                    body = "<p>Isi</p>",
                    unit = new { slug = "units-satu" },
                    authors = new[] { new { slug = "authors-satu" } },
                    tags = new[] { new { slug = "tags-satu" } },
                    publish = true,
                }
            )
        ).Must(HttpStatusCode.Created);
        ids["articles"] = article.Id;
        (await Api.Put("/articles/by-source/arsip/1", new { title = "Judul Baru" })).Must(HttpStatusCode.OK);
        ids["links"] = (await Api.Post($"/articles/{article.Id}/preview-links")).Must(HttpStatusCode.Created).Id;
        var import = new ImportJob
        {
            Source = "arsip",
            Options = new(null, false, false, null, null, ImportPublish.AsGiven, ImportOnError.Continue, false, false),
            Sender = new(new Act("createImport", "settings", new Actor(null, "Uji"), null, null, null), null, []),
            CreatedAt = Newsroom.Clock.Now,
        };
        import.Cancel(Newsroom.Clock.Now);
        await using (var database = Contexts.Open(Newsroom.Owner))
        {
            database.Imports.Add(import);
            await database.SaveChangesAsync();
        }
        ids["imports"] = $"{import.Id}";
        ids["keys"] = (await Api.Post("/keys", new { name = "Kunci" })).Must(HttpStatusCode.Created).Id;
        ids["webhooks"] = (await Api.Post("/webhooks", new { url = "https://penerima.example/humas", active = false }))
            .Must(HttpStatusCode.Created)
            .Id;
        ids["calendars"] = (await Api.Post("/schedule/calendars")).Must(HttpStatusCode.Created).Id;
        ids["search"] = (await Api.Post("/search/synonyms", new { words = new[] { "satu", "dua" } })).Must(HttpStatusCode.Created).Id;
        ids["inbox"] = $"{Guid.CreateVersion7()}";
        await Newsroom.SqlAsync(
            $"insert into inbox_items (id, kind, recipient_id, article_id, revision, at, mail_attempts) values "
                + $"('{ids["inbox"]}', 'note', '{Guid.Empty}', '{ids["articles"]}', 1, now(), 0)"
        );
        ids["deliveries"] = (await Api.Post($"/webhooks/{ids["webhooks"]}/test")).Must(HttpStatusCode.Accepted).Id;
    }

    /// <summary>The address of what is there.</summary>
    protected string Address(Route route) =>
        route.Path(name =>
            name switch
            {
                "id" => ids[route.Resource],
                "slug" => $"{route.Resource}-satu",
                "eventId" => ids["events"],
                "number" => "1",
                "linkId" => ids[route.Resource == "schedule" ? "calendars" : "links"],
                "deliveryId" => ids["deliveries"],
                "source" => "arsip",
                "externalId" => "1",
                _ => throw new InvalidOperationException($"What is {name}?"),
            }
        );

    protected string IdOf(string records) => ids[records];

    protected static IEnumerable<Route> WithBody => Route.All.Where(route => route.Metadata.Body is not null);

    protected static JsonObject Body(Route route) => route.Metadata.Body is { } type ? JsonNode.Parse(Smallest[type.Name])!.AsObject() : [];

    /// <summary>
    /// Notes whatever is wrong with a refusal. Every case runs up to its use case in memory (<see cref="Screen"/>). Over HTTP, where the
    /// database is looked at too, run the first cases of each route in a test, the first one for each member or parameter of a route
    /// in the fixture, each <see cref="Every"/>th case, all that are not refused in memory as they should be, and in a full run all.
    /// </summary>
    protected async Task Refuse(string what, Func<Task<Answer>> send, int status, string? code = null, string? place = null)
    {
        if (!GoesOverHttp(what, place))
        {
            // What a case notes by itself counts over HTTP only: here it may be refused for another reason.
            var noted = failures.Count;
            var screened = WhatIsWrong(await Screen.Run(send), status, code, place);
            if (screened is null && failures.Count == noted)
                return;
            failures.RemoveRange(noted, failures.Count - noted);
            overHttp++;
        }
        var before = stored ?? await Stored.LineAsync();
        var answer = await send();
        var after = stored = await Stored.LineAsync();
        var wrong = WhatIsWrong(answer, status, code, place) ?? (before == after ? null : $"changed something:\n    {before}\n    {after}");
        if (wrong is not null)
            Fail($"{what} {wrong}: {Short(answer.Text)}");
    }

    /// <summary>Counts a case, and says whether it runs over HTTP whatever it does in memory.</summary>
    protected bool GoesOverHttp(string what, string? place)
    {
        cases++;
        var route = string.Join(' ', what.Split(' ', '?').Take(2));
        var ofRoute = sent[route] = sent.GetValueOrDefault(route) + 1;
        var isNewPlace = place is not null && places.Add($"{route} {place}");
        if (IsScreened && !Rounds.AreFull && ofRoute > FirstOfRoute && !isNewPlace && cases % Every != 0)
            return false;
        overHttp++;
        return true;
    }

    private static string? WhatIsWrong(Answer answer, int status, string? code, string? place)
    {
        if ((int)answer.Status != status)
            return $"answered {(int)answer.Status} instead of {status}";
        if (answer.Message.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return "is no problem+json";
        if (answer.Json["status"]!.GetValue<int>() != status)
            return "says another status";
        if (string.IsNullOrWhiteSpace(answer.Json["detail"]!.GetValue<string>()))
            return "does not say what to do";
        if (code is not null && answer.Code != code)
            return $"has the code {answer.Code} instead of {code}";
        var errors = answer.Json["errors"]!.AsArray();
        var places = errors.Select(error => (error!["pointer"] ?? error["parameter"] ?? error["header"])?.GetValue<string>());
        if (place is not null && !places.Contains(place))
            return $"does not point at {place}";
        return errors.Any(error => string.IsNullOrWhiteSpace(error!["message"]!.GetValue<string>()))
            ? "has an error without a message"
            : null;
    }

    protected void Fail(string what) => failures.Add(what);

    /// <summary>Counts a case that may change something.</summary>
    protected void Count()
    {
        cases++;
        overHttp++;
        Changed();
    }

    /// <summary>What is stored may be another thing now.</summary>
    protected void Changed() => stored = null;

    /// <summary>Fails with all that went wrong, and when fewer cases ran than there should be: an empty table proves nothing.</summary>
    protected void Conclude(int atLeast)
    {
        TestContext.Out.WriteLine($"{cases} cases, {overHttp} over HTTP");
        Assert.That(cases, Is.GreaterThanOrEqualTo(atLeast), "Too few cases ran.");
        Assert.That(failures, Is.Empty, $"{failures.Count} of {cases} cases:\n{string.Join("\n", failures.Take(40))}");
    }

    protected static string Short(string text) => text.Length > 400 ? text[..400] + "…" : text;

    /// <summary>All members that a body may have, those within others too, by pointer.</summary>
    protected static IEnumerable<(string Pointer, JsonPropertyInfo Member, Type Type)> Members(Type type, string pointer = "")
    {
        foreach (var (name, member) in StrictJson.MembersOf(type))
        {
            if (member.AttributeProvider!.IsDefined(typeof(IgnoredOnWriteAttribute), false))
                continue;
            var kind = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            yield return ($"{pointer}/{name}", member, kind);
            var isList = typeof(IList).IsAssignableFrom(kind);
            var inner = isList ? kind.GetGenericArguments()[0] : kind;
            if (inner.Namespace!.StartsWith("HumasApi", StringComparison.Ordinal) && !inner.IsEnum)
                foreach (var nested in Members(inner, isList ? $"{pointer}/{name}/0" : $"{pointer}/{name}"))
                    yield return nested;
            else if (isList)
                yield return ($"{pointer}/{name}/0", member, inner);
        }
    }

    /// <summary>The body with one value set; what must stand around it is made up.</summary>
    protected static JsonObject With(JsonObject body, string pointer, JsonNode? value)
    {
        JsonNode at = body;
        var steps = pointer.Split('/')[1..];
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (at is JsonArray list)
            {
                if (list.Count == 0)
                    list.Add(
                        steps[i - 1] == "moves"
                            ? new JsonObject
                            {
                                ["unit"] = new JsonObject { ["slug"] = "units-tiga" },
                                ["parent"] = new JsonObject { ["slug"] = "units-dua" },
                            }
                        : steps[i - 1] == "grants" ? new JsonObject { ["role"] = "viewer" }
                        : new JsonObject()
                    );
                at = list[0]!;
                continue;
            }
            JsonNode made =
                steps[i + 1] == "0"
                    ? new JsonArray()
                    : steps[i] switch
                    {
                        "coverImage" or "photo" or "logo" => new JsonObject { ["url"] = "https://cdn.example/a.jpg" },
                        "attribution" => new JsonObject { ["name"] = "Antara" },
                        _ => new JsonObject(),
                    };
            if (steps[i] is not ("unit" or "parent" or "into" or "heir") && at[steps[i]] is { } present)
                made = present;
            else
                at[steps[i]] = made;
            at = made;
        }
        if (at is JsonArray items)
            items.Insert(0, value?.DeepClone());
        else
            at[steps[^1]] = value?.DeepClone();
        return body;
    }
}
