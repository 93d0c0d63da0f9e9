using System.Net;
using System.Text.Json.Nodes;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management;
using HumasApi.Management.Articles;
using HumasApi.Management.Authors;
using HumasApi.Management.Tags;
using HumasApi.Management.Units;

namespace HumasApi.ApiTests.Http;

/// <summary>Members that do not fit, on every route that reads a body: the members are read from the types that are bound.</summary>
internal sealed class BadMemberTests : BadInputTest
{
    // How long each plain text may be, by the start of the name of its input and its pointer.
    private static readonly Dictionary<string, int> Limits = new()
    {
        ["Article/title"] = ArticleRevision.TitleMaxLength,
        ["Article/subtitle"] = ArticleText.MaxLength("Subtitle"),
        ["Article/summary"] = ArticleText.MaxLength("Summary"),
        ["Article/body"] = ArticleRevision.BodyMaxLength,
        ["Article/dateline"] = ArticleText.MaxLength("Dateline"),
        ["Article/byline"] = ArticleText.MaxLength("Byline"),
        ["Article/signOff"] = ArticleText.MaxLength("SignOff"),
        ["Article/attribution/name"] = ArticleRevision.AttributionNameMaxLength,
        ["Article/seo/title"] = ArticleRevision.SeoTitleMaxLength,
        ["Article/seo/description"] = ArticleRevision.SeoDescriptionMaxLength,
        ["Article/coverImage/alt"] = StoredImage.AltMaxLength,
        ["Article/coverImage/caption"] = StoredImage.CaptionMaxLength,
        ["Article/coverImage/credit"] = StoredImage.CreditMaxLength,
        ["Author/name"] = Domain.Author.NameMaxLength,
        ["Author/initials"] = Domain.Author.InitialsMaxLength,
        ["Author/position"] = Domain.Author.PositionMaxLength,
        ["Author/bio"] = Domain.Author.BioMaxLength,
        ["Author/photo/alt"] = StoredImage.AltMaxLength,
        ["Author/photo/caption"] = StoredImage.CaptionMaxLength,
        ["Author/photo/credit"] = StoredImage.CreditMaxLength,
        ["Unit/name"] = Domain.Unit.NameMaxLength,
        ["Unit/shortName"] = Domain.Unit.ShortNameMaxLength,
        ["Unit/code"] = Domain.Unit.CodeMaxLength,
        ["Unit/unitClass"] = Domain.Unit.UnitClassMaxLength,
        ["Unit/region/code"] = Domain.Unit.RegionCodeMaxLength,
        ["Unit/region/name"] = Domain.Unit.RegionNameMaxLength,
        ["Unit/contact/address"] = Domain.Unit.AddressMaxLength,
        ["Unit/contact/phone"] = Domain.Unit.PhoneMaxLength,
        ["Unit/contact/whatsapp"] = Domain.Unit.PhoneMaxLength,
        ["Unit/pressLabel"] = Domain.Unit.PressLabelMaxLength,
        ["RenameUnit/name"] = Domain.Unit.NameMaxLength,
        ["RenameUnit/shortName"] = Domain.Unit.ShortNameMaxLength,
        ["RenameUnit/pressLabel"] = Domain.Unit.PressLabelMaxLength,
        ["RenameUnit/unitClass"] = Domain.Unit.UnitClassMaxLength,
        ["Unit/logo/alt"] = StoredImage.AltMaxLength,
        ["Unit/logo/caption"] = StoredImage.CaptionMaxLength,
        ["Unit/logo/credit"] = StoredImage.CreditMaxLength,
        ["Unit/description"] = Domain.Unit.DescriptionMaxLength,
        ["Tag/name"] = Domain.Tag.NameMaxLength,
        ["Tag/description"] = Domain.Tag.DescriptionMaxLength,
        ["Article/revisionNote"] = ArticleRevision.NoteMaxLength,
        ["Key/name"] = ApiKey.NameMaxLength,
        ["Key/owner"] = ApiKey.OwnerMaxLength,
        ["Submit/note"] = ArticleNote.TextMaxLength,
        ["Remark/note"] = ArticleNote.TextMaxLength,
        ["Assign/note"] = ArticleNote.TextMaxLength,
        ["Reject/reason"] = ArticleNote.TextMaxLength,
        ["Note/text"] = ArticleNote.TextMaxLength,
        ["PreviewLink/note"] = PreviewLink.NoteMaxLength,
        ["Publish/reason"] = Act.ReasonMaxLength,
        ["Unpublish/reason"] = Act.ReasonMaxLength,
        ["RotateKey/reason"] = Act.ReasonMaxLength,
        ["RevokeKey/reason"] = Act.ReasonMaxLength,
        ["Publish/changeNote"] = ArticleRevision.ChangeNoteMaxLength,
        ["Unpublish/publicNote"] = Article.PublicNoteMaxLength,
        ["SchedulePublish/changeNote"] = ArticleRevision.ChangeNoteMaxLength,
        ["ScheduleUnpublish/publicNote"] = Article.PublicNoteMaxLength,
        ["CalendarLink/note"] = CalendarLink.NoteMaxLength,
        ["Synonym/note"] = SynonymRule.NoteMaxLength,
        ["Webhook/description"] = Webhook.DescriptionMaxLength,
        ["Webhook/q"] = Webhook.QueryMaxLength,
        ["RotateWebhook/reason"] = Act.ReasonMaxLength,
    };

    // Texts of a shape, each with the longest value it takes.
    private static readonly Dictionary<string, string> Shaped = new()
    {
        ["slug"] = new string('a', Slug.MaxLength),
        ["language"] = "id-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaa",
        ["timeZone"] = "Asia/Jakarta",
        ["url"] = Url(2048),
        ["canonicalUrl"] = Url(2048),
        ["baseUrl"] = Url(2048),
        ["0"] = Url(2048),
        ["website"] = Url(2048),
        ["articleUrlTemplate"] = Url(2048 - 6) + "{slug}",
        ["previewUrlTemplate"] = Url(2048 - 7) + "{token}",
        ["mediaType"] = "image/" + new string('a', 94),
        ["subKind"] = new string('a', Domain.Unit.SubKindMaxLength),
        ["events"] = "article.unpublished",
        ["words"] = new string('a', SynonymRule.WordMaxLength),
        ["allowedAddresses"] = "2001:0db8:0000:0000:0000:0000:0000:0001",
        ["email"] = new string('a', 64) + "@" + Labels(Domain.Text.EmailMaxLength - 65),
    };

    // Members about an act or a request, which no response has.
    private static readonly string[] NotReadBack = ["/baseUrl", "/changeNote", "/publicNote", "/revisionNote", "/note", "/reason"];

    [Test]
    public async Task Unknown_members_are_named_with_the_nearest_known_one()
    {
        foreach (var route in WithBody)
        {
            var type = route.Metadata.Body!;
            foreach (
                var pointer in new[] { "" }.Concat(
                    Members(type).Where(member => IsPlainObject(member.Type)).Select(member => member.Pointer)
                )
            )
            {
                var known =
                    pointer.Length == 0
                        ? StrictJson.MembersOf(type).Keys.FirstOrDefault()
                        : StrictJson.MembersOf(Members(type).Single(member => member.Pointer == pointer).Type).Keys.First();
                var name = (known ?? "apa") + "x";
                await Refuse(
                    $"{route} with {pointer}/{name}",
                    async () =>
                    {
                        var answer = await route.Send(Address(route), With(Body(route), $"{pointer}/{name}", 1));
                        if (known is not null && !answer.Text.Contains($"Did you mean {known}?", StringComparison.Ordinal))
                            Fail($"{route} does not name {known}: {answer.Text}");
                        return answer;
                    },
                    422,
                    "unknown-member",
                    $"{pointer}/{name}"
                );
            }
            await Refuse(
                $"{route} with a name that needs escaping",
                () =>
                    route.Send(
                        Address(route),
                        With(Body(route), "/x", null).ToJsonString().Replace("\"x\"", "\"a~b/c\"", StringComparison.Ordinal)
                    ),
                422,
                "unknown-member",
                "/a~0b~1c"
            );
            await Refuse(
                $"{route} with a huge name",
                () =>
                    route.Send(
                        Address(route),
                        Body(route).ToJsonString()[..^1] + (Body(route).Count > 0 ? "," : "") + $"\"{new string('n', 100_000)}\":1}}"
                    ),
                422,
                "unknown-member"
            );
        }
        Conclude(50);
    }

    [Test]
    public async Task Values_of_another_type_are_refused_for_every_member()
    {
        string[] values =
        [
            "true",
            "7",
            "1.5",
            "-1",
            "1e999",
            "9223372036854775808",
            "1e99999999999",
            "\"x\"",
            "[]",
            "[1]",
            "[null]",
            "[[]]",
            "{}",
            "{\"x\":1}",
        ];
        foreach (var route in WithBody)
        foreach (var (pointer, _, type) in Members(route.Metadata.Body!))
        foreach (var value in values.Where(value => !Fits(value, type)))
            await Refuse(
                $"{route} with {pointer}: {value}",
                () =>
                    route.Send(
                        Address(route),
                        With(Body(route), pointer, "?!").ToJsonString().Replace("\"?!\"", value, StringComparison.Ordinal)
                    ),
                422,
                place: value.StartsWith('[') && type.IsGenericType ? $"{pointer}/0" : pointer
            );
        Conclude(1000);
    }

    [Test]
    public async Task Null_is_no_value_or_says_that_it_must_be_given()
    {
        foreach (var route in WithBody)
        foreach (var (pointer, _, _) in Members(route.Metadata.Body!))
        {
            Task<Answer> Send() => route.Send(Address(route), With(Body(route), pointer, null));
            if (
                !GoesOverHttp($"{route} with {pointer}: null", null)
                && await Screen.Run(Send) is var screened
                && (screened.Status == Screen.Passed || OnlyMissing(screened))
            )
                continue;
            var answer = await Send();
            Changed();
            // A unit that is given a place as a root must stand below the one that ends; nothing does here.
            if (
                !(
                    answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Conflict
                    || answer.Code == "not-below"
                    || OnlyMissing(answer)
                )
            )
                Fail($"{route} with {pointer}: null answered {answer.Text}");
            if (route.Method == "POST" && route.Metadata.NeedsIfMatch)
                await Again(); // It published, moved, merged …
        }
        Conclude(150);

        static bool OnlyMissing(Answer answer) =>
            answer.Status == HttpStatusCode.UnprocessableEntity
            && answer.Errors.All(error =>
                error.StartsWith("required ", StringComparison.Ordinal) || error.StartsWith("wrong-type ", StringComparison.Ordinal)
            );
    }

    [Test]
    public async Task Every_text_is_taken_up_to_its_limit_and_refused_beyond_it()
    {
        foreach (var route in WithBody)
        {
            var together = new Dictionary<string, string>();
            foreach (var (pointer, _, type) in Members(route.Metadata.Body!).Where(member => member.Type == typeof(string)))
            {
                var most = IsOfDecree(route, pointer)
                    ? pointer == "/note"
                        ? UnitEvent.NoteMaxLength
                        : UnitEvent.LegalBasisMaxLength
                    : Limits.GetValueOrDefault(Key(route, pointer));
                var isShaped =
                    Shaped.TryGetValue(
                        pointer is "/allowedAddresses/0" or "/events/0" or "/words/0" ? pointer.Split('/')[1] : pointer.Split('/')[^1],
                        out var longest
                    )
                    && most == 0;
                // That of a reference is read by imports only (ImportReferencesTests).
                if (!isShaped && most == 0 && pointer.EndsWith("/name", StringComparison.Ordinal))
                    continue;
                if (!isShaped && most == 0)
                {
                    Fail($"{Key(route, pointer)} has no limit in this test. Add it.");
                    continue;
                }
                var limit = isShaped ? longest! : new string('x', most);
                await Refuse(
                    $"{route} with {pointer} too long",
                    () => route.Send(Address(route), With(Body(route), pointer, limit + "x")),
                    422,
                    isShaped ? null : "too-long",
                    pointer
                );
                if (IsReference(pointer))
                    continue;
                // The slug in the path is the key there; another one in the body is refused as such.
                if (pointer == "/slug" && $"{route}".Contains("by-slug", StringComparison.Ordinal))
                    continue;
                if (Rounds.AreFull)
                    await Take(route, new() { [pointer] = limit });
                else if (
                    await Screen.Run(() => route.Send(Address(route), With(Body(route), pointer, limit))) is
                    { Status: not Screen.Passed } refused
                )
                    Fail($"{route} with {pointer} at its limit: {Short(refused.Text)}");
                together[pointer] = limit;
            }
            if (together.Count > 0)
                await Take(route, together);
        }
        Conclude(200);
    }

    // Sends texts that are as long as they may be, over HTTP, and reads them back.
    private async Task Take(Route route, Dictionary<string, string> texts)
    {
        Count();
        var answer = await route.Send(Address(route), texts.Aggregate(Body(route), (body, text) => With(body, text.Key, text.Value)));
        // The steps of a review are refused by the state of the article, after what was sent was found to be fine.
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Created) && answer.Code != "illegal-transition")
            Fail($"{route} with {string.Join(", ", texts.Keys)} at their limits: {Short(answer.Text)}");
        else
            foreach (var (pointer, limit) in texts.Where(text => !NotReadBack.Contains(text.Key)))
                if (At(IsOfDecree(route, pointer) ? answer.Json["meta"]!["event"]! : answer.Data, pointer) is var read && read != limit)
                    Fail($"{route} with {pointer} at its limit reads back {read}");
        await Again();
    }

    [Test]
    public async Task Control_characters_are_refused_in_every_text()
    {
        char[] everywhere = ['\0', '\u0001', '\u0007', '\b', '\u001b', '\u007f', '\u0085', '\u009f', '\ufffe', '\uffff'];
        foreach (var route in WithBody)
        foreach (var (pointer, _, type) in Members(route.Metadata.Body!).Where(member => member.Type == typeof(string)))
        foreach (var character in everywhere)
            await Refuse(
                $"{route} with U+{(int)character:X4} in {pointer}",
                () => route.Send(Address(route), With(Body(route), pointer, Around(pointer, character))),
                422,
                place: pointer
            );
        Conclude(500);
    }

    [TestCase("\u200b")]
    [TestCase("\u00ad\u2060")]
    [TestCase("\ufeff\u3164 ")]
    public async Task A_name_that_nobody_sees_is_no_name(string text)
    {
        foreach (var path in new[] { "/authors", "/tags", "/units", "/keys" })
            Assert.That(
                (await Api.Post(path, new { name = text })).IsProblem(HttpStatusCode.UnprocessableEntity, "required").Errors,
                Does.Contain("required /name"),
                path
            );
        Assert.That(
            (await Api.Post("/articles", new { title = text, unit = new { id = IdOf("units") } }))
                .IsProblem(HttpStatusCode.UnprocessableEntity, "required")
                .Errors,
            Is.EqualTo(new[] { "required /title" })
        );
    }

    [Test]
    public async Task Other_writing_is_taken_and_read_back_as_it_is()
    {
        string[] texts =
        [
            "👨‍👩‍👧‍👦 🏳️‍🌈 🇮🇩",
            "سلام العربية שלום",
            "e\u0301 a\u030a\u0302\u0301",
            "ក្រុង ꦲꦏ꧀ꦱꦫ",
            "z\u200dw\u200cj\u2060x",
            "𠀀𝒳🀄",
            "\U0010FFFF",
            "a\u200b\ufeffx",
            "﷽ Ǆ ß İ ı ſ",
            "\\u0000 \\n %00 &amp; <b>",
            "'; drop table articles; --",
            "{{7*7}} ${x} %s %n",
            "Z̸̡̛a̴͎l̶̰g̵o",
        ];
        foreach (var text in texts)
        {
            var article = (
                await Api.Post(
                    "/articles",
                    new
                    {
                        title = text,
                        subtitle = text,
                        summary = text,
                        dateline = text,
                        byline = text,
                        signOff = text,
                        unit = new { slug = "units-satu" },
                        attribution = new { name = text },
                        seo = new { title = text, description = text },
                        coverImage = new
                        {
                            url = "https://cdn.example/a.jpg",
                            alt = text,
                            caption = text,
                            credit = text,
                        },
                        publish = true,
                    }
                )
            ).Must(HttpStatusCode.Created);
            var managed = (await Api.ManageGet($"/articles/{article.Id}")).Must(HttpStatusCode.OK).Data;
            var served = (await Api.Get($"/v1/articles/{article.Id}")).Must(HttpStatusCode.OK).Data;
            foreach (
                var member in new[]
                {
                    "/title",
                    "/subtitle",
                    "/summary",
                    "/dateline",
                    "/byline",
                    "/signOff",
                    "/attribution/name",
                    "/seo/title",
                    "/seo/description",
                    "/coverImage/alt",
                    "/coverImage/caption",
                    "/coverImage/credit",
                }
            )
                Assert.That((At(managed, member), At(served, member)), Is.EqualTo((text, text)), member);
            Assert.That(served["slug"]!.GetValue<string>(), Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"), text);
            foreach (var records in new[] { "authors", "units", "tags" })
            {
                var made = (await Api.Post($"/{records}", new { name = text })).Must(HttpStatusCode.Created);
                Assert.That((await Api.ManageGet($"/{records}/{made.Id}")).Data["name"]!.GetValue<string>(), Is.EqualTo(text));
                (await Api.ManageGet($"/{records}?q={Uri.EscapeDataString(text)}")).Must(HttpStatusCode.OK);
            }
        }
    }

    [Test]
    public async Task Numbers_out_of_range_are_refused()
    {
        foreach (var route in WithBody)
        foreach (
            var (pointer, _, type) in Members(route.Metadata.Body!)
                .Where(member => member.Type == typeof(int) || member.Type == typeof(double))
        )
        foreach (
            var value in pointer == "/overlapMinutes" ? ["-1", "43201", "2147483648", "1e999", "1.5", "1e2"]
            : type == typeof(int) ? ["0", "-1", "100001", "2147483648", "9223372036854775808", "1e999", "1.5", "1e2", "1.0"]
            : new[] { "-0.1", "1.1", "1e999", "-1e999", "9223372036854775808" }
        )
            await Refuse(
                $"{route} with {pointer}: {value}",
                () =>
                    route.Send(
                        Address(route),
                        With(Body(route), pointer, "?!").ToJsonString().Replace("\"?!\"", value, StringComparison.Ordinal)
                    ),
                422,
                place: type == typeof(double) && !value.Contains("999", StringComparison.Ordinal)
                    ? pointer[..pointer.LastIndexOf('/')]
                    : null
            );
        Conclude(100);
    }

    [Test]
    public async Task Times_and_dates_that_are_none_are_refused()
    {
        (string Value, string? Code)[] times =
        [
            ("2022-10-12T10:16:00", "offset-missing"),
            ("2022-10-12T10:16", "offset-missing"),
            ("2022-02-30T00:00:00Z", "wrong-type"),
            ("2022-13-01T00:00:00Z", "wrong-type"),
            ("2022-10-12", "wrong-type"),
            ("2022-10-12T25:00:00Z", "wrong-type"),
            ("2022-10-12T10:16:60Z", "wrong-type"),
            ("12/10/2022", "wrong-type"),
            ("kemarin", "wrong-type"),
            ("2022-10-12T10:16:00+25:00", "wrong-type"),
            ("2022-10-12T10:16:00WIB", "wrong-type"),
            ("2022-10-12T10:16:00Z\n", null),
            ("0001-01-01T00:00:00Z", "out-of-range"),
            ("0001-01-01T00:00:00+07:00", null),
            ("1899-12-31T23:59:59Z", "out-of-range"),
            ("9999-12-31T23:59:59Z", "in-the-future"),
            ("9999-12-31T23:59:59-07:00", null),
            ("10000-01-01T00:00:00Z", "wrong-type"),
            ("2026-11-24T12:01:01Z", "in-the-future"),
        ];
        string[] dates =
        [
            "2022-02-30",
            "2022-10-12T00:00:00Z",
            "12-10-2022",
            "2022-1-1",
            "20221012",
            "0000-01-01",
            "10000-01-01",
            "hari ini",
            "२०२२-१०-१२",
        ];
        foreach (var route in WithBody)
        foreach (var (pointer, _, type) in Members(route.Metadata.Body!))
        {
            if (type == typeof(DateTimeOffset))
                foreach (
                    var (value, code) in (pointer is "/expiresAt" or "/at" ? AsExpiry(times) : times).Where(time =>
                        time.Value != "2022-10-12T10:16:00Z\n"
                    )
                )
                    await Refuse(
                        $"{route} with {pointer}: {value}",
                        () => route.Send(Address(route), WithPublish(route, With(Body(route), pointer, value))),
                        422,
                        code,
                        pointer
                    );
            if (type == typeof(DateOnly))
                foreach (var value in dates)
                    await Refuse(
                        $"{route} with {pointer}: {value}",
                        () => route.Send(Address(route), With(Body(route), pointer, value)),
                        422,
                        "wrong-type",
                        pointer
                    );
        }
        Conclude(100);
    }

    [TestCase("0001-01-01")]
    [TestCase("1945-08-17")]
    [TestCase("9999-12-31")]
    public async Task The_first_and_the_last_day_are_days(string day)
    {
        var id = (await Live("Hari", "units-satu", new { eventDate = day })).Id;
        Assert.That((await Api.Get($"/v1/articles/{id}")).Must(HttpStatusCode.OK).Data["eventDate"]!.GetValue<string>(), Is.EqualTo(day));
    }

    [Test]
    public async Task Lists_over_their_limit_are_refused()
    {
        var limits = new Dictionary<string, int>
        {
            ["/tags"] = ArticleRevision.MaxTags,
            ["/authors"] = ArticleRevision.MaxAuthors,
            ["/mentionedUnits"] = ArticleRevision.MaxMentionedUnits,
            ["/related"] = ArticleRevision.MaxRelated,
            ["/legacyUrls"] = ArticleRevision.MaxLegacyUrls,
            ["/seeAlso"] = Article.MaxSeeAlso,
            ["/grants"] = ApiKey.MaxGrants,
            ["/allowedAddresses"] = ApiKey.MaxAddresses,
            ["/events"] = Webhook.MaxEvents,
            ["/words"] = SynonymRule.MaxWords,
            ["/kinds"] = 10,
            ["/into"] = UnitEvent.MaxSuccessors,
            ["/successors"] = UnitEvent.MaxSuccessors,
            ["/moves"] = 1_000,
        };
        foreach (var route in WithBody)
        foreach (var (pointer, _, type) in Members(route.Metadata.Body!).Where(member => member.Type.IsGenericType))
        {
            // Everything is set back after each.
            var other = pointer == "/related" ? (await Draft("Terkait", "units-satu")).Id : null;
            JsonArray Items(int count) =>
                [
                    .. Enumerable
                        .Range(0, count)
                        .Select(_ =>
                            pointer switch
                            {
                                "/legacyUrls" => (JsonNode)"https://lama.example/1",
                                "/allowedAddresses" => "10.0.0.1",
                                "/events" => "article.published",
                                "/kinds" => "rejected",
                                "/words" => "kata",
                                "/grants" => new JsonObject
                                {
                                    ["role"] = "viewer",
                                    ["unit"] = new JsonObject { ["slug"] = "units-satu" },
                                },
                                "/tags" => new JsonObject { ["slug"] = "tags-satu" },
                                "/authors" => new JsonObject { ["slug"] = "authors-satu" },
                                "/seeAlso" => new JsonObject { ["slug"] = "articles-satu" },
                                "/related" => new JsonObject { ["id"] = other },
                                "/moves" => new JsonObject
                                {
                                    ["unit"] = new JsonObject { ["slug"] = "units-dua" },
                                    ["parent"] = null,
                                },
                                "/into" or "/successors" => new JsonObject { ["slug"] = "units-dua" },
                                _ => new JsonObject { ["slug"] = "units-satu" },
                            }
                        ),
                ];
            await Refuse(
                $"{route} with {limits[pointer] + 1} {pointer}",
                () => route.Send(Address(route), With(Body(route), pointer, Items(limits[pointer] + 1))),
                422,
                "too-many",
                pointer
            );
            Count();
            var answer = await route.Send(Address(route), With(Body(route), pointer, Items(limits[pointer])));
            // Each of these must be another one; here they are all the same.
            var isFine = pointer is "/into" or "/successors" or "/moves" or "/grants"
                ? answer.Code == "named-twice"
                : answer.Status is HttpStatusCode.OK or HttpStatusCode.Created;
            if (!isFine)
                Fail($"{route} with {limits[pointer]} {pointer}: {answer.Text}");
            await Again();
        }
        Conclude(20);
    }

    [Test]
    public async Task References_must_name_one_record_that_is_there()
    {
        foreach (var route in WithBody)
        foreach (
            var (pointer, _, type) in Members(route.Metadata.Body!)
                .Where(member => member.Type == typeof(RefInput) || member.Type == typeof(List<RefInput>))
        )
        {
            var isList = type.IsGenericType;
            var at = isList ? pointer + "/0" : pointer;
            var records = pointer switch
            {
                "/tags" => "tags",
                "/into" when route.Metadata.Body == typeof(MergeTagInput) => "tags",
                "/authors" => "authors",
                "/seeAlso" or "/translationOf" or "/related" => "articles",
                _ => "units",
            };
            // A unit is split into two at least.
            JsonArray Others(JsonNode reference) =>
                pointer == "/into" ? [reference, new JsonObject { ["slug"] = "units-tiga" }] : [reference];
            async Task Try(string what, JsonObject reference, string? code, string place) =>
                await Refuse(
                    $"{route} with {pointer} {what}",
                    () => route.Send(Address(route), With(Body(route), pointer, isList ? Others(reference.DeepClone()) : reference)),
                    422,
                    code,
                    place
                );
            await Try("empty", [], "required", $"{at}/slug");
            await Try("with nulls", new JsonObject { ["id"] = null, ["slug"] = null }, "required", $"{at}/slug");
            await Try("with a blank slug", new JsonObject { ["slug"] = " " }, "required", $"{at}/slug");
            var shallow = pointer == "/seeAlso" || records == "tags" && pointer == "/into";
            await Try("unknown by slug", new JsonObject { ["slug"] = "tidak-ada" }, "unknown-reference", shallow ? at : $"{at}/slug");
            await Try(
                "unknown by id",
                new JsonObject { ["id"] = "0192f0c1-0000-7000-8000-000000000001" },
                "unknown-reference",
                shallow ? at : $"{at}/id"
            );
            await Try("of nil id", new JsonObject { ["id"] = Guid.Empty.ToString() }, "unknown-reference", shallow ? at : $"{at}/id");
            foreach (
                var id in new[]
                {
                    "bukan-id",
                    IdOf(records).Replace("-", "", StringComparison.Ordinal),
                    $"{{{IdOf(records)}}}",
                    $"({IdOf(records)})",
                    IdOf(records) + "0",
                }
            )
                await Try($"with the id {id}", new JsonObject { ["id"] = id }, "wrong-type", $"{at}/id");
            if (pointer != "/seeAlso")
                await Try(
                    "that disagree",
                    new JsonObject { ["id"] = IdOf(records), ["slug"] = $"{records}-{(records == "articles" ? "lain" : "dua")}" },
                    "reference-mismatch",
                    at
                );
        }
        Conclude(100);
    }

    [Test]
    public async Task Read_only_members_may_be_sent_back_but_not_changed()
    {
        var current = new Dictionary<string, (string Path, Type Answer, Type Input)>
        {
            ["articles"] = ($"/articles/{IdOf("articles")}", typeof(ManagedArticle), typeof(ArticleInput)),
            ["authors"] = ($"/authors/{IdOf("authors")}", typeof(ManagedAuthor), typeof(AuthorInput)),
            ["units"] = ($"/units/{IdOf("units")}", typeof(ManagedUnit), typeof(UnitInput)),
            ["tags"] = ($"/tags/{IdOf("tags")}", typeof(ManagedTag), typeof(TagInput)),
        };
        foreach (var (records, (path, answer, input)) in current)
        {
            var read = (await Api.ManageGet(path)).Must(HttpStatusCode.OK);
            var before = await Stored.LineAsync();
            Assert.That(
                (await Api.Manage(HttpMethod.Patch, path, read.Data, null, ("If-Match", read.ETag!))).Must(HttpStatusCode.OK).ETag,
                Is.EqualTo(read.ETag),
                "What was read can be sent back."
            );
            Assert.That(await Stored.LineAsync(), Is.EqualTo(before), records);
            var readOnly = StrictJson.MembersOf(answer).Keys.Except(StrictJson.MembersOf(input).Keys).ToList();
            Assert.That(readOnly, Has.Count.GreaterThan(5));
            foreach (var name in readOnly)
            foreach (
                var value in new[] { "\"lain\"", "12345", "1e99999999999999999999", "-1e-99999999999999999999", "[]", "{\"a\":[1]}" }.Where(
                    value => value != "[]" || read.Data[name] is not JsonArray { Count: 0 }
                )
            )
            {
                var body = $"{{\"{name}\":{value}}}";
                await Refuse(
                    $"PATCH {path} with {body}",
                    () => Api.Manage(HttpMethod.Patch, path, body, null, ("If-Match", "*")),
                    422,
                    "read-only",
                    $"/{name}"
                );
                var put = records == "articles" ? "/articles/by-source/arsip/1" : $"/{records}/by-slug/{records}-satu";
                if (name != "updatedAt")
                    await Refuse($"PUT {put} with {body}", () => Api.Manage(HttpMethod.Put, put, body), 422, "read-only", $"/{name}");
            }
        }
        Conclude(200);
    }

    // An expiry lies ahead, however far.
    private static IEnumerable<(string Value, string? Code)> AsExpiry(IEnumerable<(string Value, string? Code)> times) =>
        times
            .Where(time => time.Code != "in-the-future")
            .Select(time => (time.Value, time.Code == "out-of-range" ? "in-the-past" : time.Code));

    private static bool IsPlainObject(Type type) =>
        type.Namespace!.StartsWith("HumasApi", StringComparison.Ordinal)
        && !type.IsEnum
        && !type.IsDefined(typeof(PatchedWholeAttribute), false);

    private static bool Fits(string value, Type type) =>
        type == typeof(string) ? value.StartsWith('"')
        : type == typeof(bool) ? value == "true"
        : type == typeof(int) || type == typeof(long) ? value == "7"
        : type == typeof(double) ? char.IsDigit(value[0]) || value[0] == '-'
        : type.IsGenericType ? value == "[]"
        : IsObject(type) && value.StartsWith('{');

    private static bool IsObject(Type type) => type.Namespace!.StartsWith("HumasApi", StringComparison.Ordinal) && !type.IsEnum;

    private static string Key(Route route, string pointer) =>
        route
            .Metadata.Body!.Name.Replace("Input", "", StringComparison.Ordinal)
            .Replace("Create", "", StringComparison.Ordinal)
            .Replace("Imported", "", StringComparison.Ordinal) + pointer;

    // Stands in the event of a unit, not in the unit.
    private static bool IsOfDecree(Route route, string pointer) =>
        typeof(IDecree).IsAssignableFrom(route.Metadata.Body) && pointer is ("/legalBasis" or "/note");

    private static bool IsReference(string pointer) => pointer.Split('/') is [_, .. var above, "slug"] && above.Length > 0;

    private static string Around(string pointer, char character) =>
        pointer.Split('/')[^1] switch
        {
            "url" or "canonicalUrl" or "baseUrl" or "website" or "0" => $"https://x.example/a{character}b",
            "articleUrlTemplate" => $"https://x.example/{character}{{slug}}",
            "previewUrlTemplate" => $"https://x.example/{character}{{token}}",
            "mediaType" => $"image/j{character}peg",
            "email" => $"a{character}b@x.example",
            "language" => $"i{character}d",
            "timeZone" => $"Asia/Jak{character}arta",
            _ => $"a{character}b",
        };

    private static JsonObject WithPublish(Route route, JsonObject body)
    {
        if (route.Metadata.Body == typeof(ImportedArticleInput))
            body["publish"] = true;
        return body;
    }

    private static string? At(JsonNode data, string pointer)
    {
        var at = data;
        foreach (var step in pointer.Split('/')[1..])
            at = at is JsonArray list ? list[0] : at?[step];
        return at?.GetValue<string>();
    }

    private static string Url(int length) => "https://x.example/" + new string('a', length - 18);

    private static string Labels(int length) =>
        string.Join('.', Enumerable.Range(0, 20).Select(_ => new string('a', 9)))[..(length - 2)].TrimEnd('.').PadRight(length - 2, 'b')
        + "cc";
}
