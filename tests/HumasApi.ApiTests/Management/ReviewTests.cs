using System.Net;

namespace HumasApi.ApiTests.Management;

/// <summary>From a draft through review to readers; what each may do at each step, and what nobody may.</summary>
internal sealed class ReviewTests : ApiTest
{
    private string id = "";
    private int version;

    private async Task<Answer> Step(string key, string step, object? body = null) =>
        await Api.As(key, HttpMethod.Post, $"/articles/{id}/{step}", body, version);

    private async Task Done(string key, string step, string? state, object? body = null)
    {
        var answer = (await Step(key, step, body)).Must(HttpStatusCode.OK);
        version = answer.Data["version"]!.GetValue<int>();
        Assert.That(answer.Data["draft"]?["state"]?.GetValue<string>(), Is.EqualTo(state), step);
    }

    private async Task<string> Actions(string key) => Steps((await Api.As(key, HttpMethod.Get, $"/articles/{id}")).Must(HttpStatusCode.OK));

    private static async Task<string> Waiting(string key) =>
        string.Join(
            " ",
            (await Api.As(key, HttpMethod.Get, "/articles?waitingFor=me"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => row!["title"])
        );

    private async Task Drafted(string key, string unit = "rutan", string title = "Halo")
    {
        id = (await Api.As(key, HttpMethod.Post, "/articles", new { title, unit = new { slug = unit } })).Must(HttpStatusCode.Created).Id;
        version = 1;
    }

    [Test]
    public async Task A_draft_goes_through_review_to_readers()
    {
        await Unit("kanwil", more: new { reviewRequired = true });
        await Unit("rutan", "kanwil");
        var (writer, editor) = (await Key("writer", "rutan"), await Key("editor", "kanwil"));
        await Drafted(writer);
        Assert.That(await Actions(writer), Is.EqualTo("edit delete submit"));
        Assert.That(await Actions(editor), Is.EqualTo("edit delete submit"), "Review is demanded of all below.");
        (await Step(editor, "publish")).IsProblem(HttpStatusCode.Conflict, "review-required");
        (
            await Api.As(
                editor,
                HttpMethod.Post,
                "/articles",
                new
                {
                    title = "Langsung",
                    unit = new { slug = "rutan" },
                    publish = true,
                }
            )
        ).IsProblem(HttpStatusCode.Conflict, "review-required");

        await Done(writer, "submit", "inReview", new { note = "Mohon diperiksa." });
        Assert.That(await Actions(writer), Is.EqualTo("edit delete withdraw"));
        Assert.That(await Actions(editor), Is.EqualTo("edit delete withdraw approve reject assign"));
        Assert.That((await Waiting(editor), await Waiting(writer)), Is.EqualTo(("Halo", "")));
        (await Step(writer, "approve")).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Step(editor, "publish")).IsProblem(HttpStatusCode.Conflict, "review-required");

        Assert.That(
            (await Step(editor, "reject", new { })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "required /reason" })
        );
        await Done(editor, "reject", "draft", new { reason = "Nama narasumber keliru." });
        Assert.That((await Waiting(editor), await Waiting(writer)), Is.EqualTo(("", "Halo")), "It is back with whoever submitted it.");
        version = (
            await Api.As(
                writer,
                HttpMethod.Patch,
                $"/articles/{id}",
                new { title = "Halo semua", revisionNote = "Nama diperbaiki" },
                version
            )
        )
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        await Done(writer, "submit", "inReview");
        await Done(editor, "approve", "approved");
        Assert.That(await Actions(editor), Is.EqualTo("edit delete withdraw reject publish"));
        Assert.That(await Actions(writer), Is.EqualTo("edit delete withdraw"));
        await Done(editor, "publish", null);
        Assert.That(
            (await Api.Get($"/v1/articles/{id}")).Must(HttpStatusCode.OK).Data["title"]!.GetValue<string>(),
            Is.EqualTo("Halo semua")
        );
        Assert.That(await Actions(editor), Is.EqualTo("edit unpublish"));

        var notes = (await Api.As(writer, HttpMethod.Get, $"/articles/{id}/notes")).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(
            notes.Select(note => $"{note!["kind"]} {note["revision"]} {note["text"]}".Trim()),
            Is.EqualTo(new[] { "approved 2", "submitted 2", "rejected 1 Nama narasumber keliru.", "submitted 1 Mohon diperiksa." })
        );
        Assert.That(
            (await Api.As(writer, HttpMethod.Get, $"/articles/{id}/revisions"))
                .Data.AsArray()
                .Select(row => row!["note"]?.GetValue<string>()),
            Is.EqualTo(new[] { "Nama diperbaiki", null })
        );
        Assert.That((await Api.Get($"/v1/articles/{id}")).Text, Does.Not.Contain("diperbaiki").And.Not.Contain("keliru"));
    }

    [Test]
    public async Task Every_illegal_step_is_refused_and_changes_nothing()
    {
        await Unit("rutan", more: new { reviewRequired = true });
        var editor = await Key("editor", "rutan");
        async Task Refused(params string[] steps)
        {
            foreach (var step in steps)
                (await Step(editor, step, step == "reject" ? new { reason = "x" } : null)).IsProblem(
                    HttpStatusCode.Conflict,
                    step == "publish" ? "review-required" : "illegal-transition"
                );
        }
        await Drafted(editor);
        await Refused("withdraw", "approve", "reject", "publish");
        await Done(editor, "submit", "inReview");
        await Refused("submit", "publish");
        await Done(editor, "withdraw", "draft");
        await Refused("withdraw", "approve", "reject", "publish");
        await Done(editor, "submit", "inReview");
        await Done(editor, "approve", "approved");
        await Refused("submit", "approve");
        // An edit after approval must be looked at anew; one in review goes on being reviewed.
        version = (await Api.As(editor, HttpMethod.Patch, $"/articles/{id}", new { title = "Diubah" }, version))
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        await Refused("withdraw", "approve", "reject", "publish");
        await Done(editor, "submit", "inReview");
        version = (await Api.As(editor, HttpMethod.Patch, $"/articles/{id}", new { title = "Diubah lagi" }, version))
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        await Done(editor, "approve", "approved");
        await Done(editor, "publish", null);
        await Refused("submit", "withdraw", "approve", "reject");
        // A draft beside the live text takes the same way; so does what was taken down.
        version = (await Api.As(editor, HttpMethod.Patch, $"/articles/{id}", new { title = "Baru" }, version)).Must(HttpStatusCode.OK).Data[
            "version"
        ]!.GetValue<int>();
        await Refused("publish");
        version = (await Step(editor, "unpublish")).Must(HttpStatusCode.OK).Data["version"]!.GetValue<int>();
        await Refused("publish", "approve");
        // A stale version is told first.
        version--;
        (await Step(editor, "submit")).IsProblem(HttpStatusCode.PreconditionFailed, "version-mismatch");
    }

    [Test]
    public async Task What_a_unit_demands_is_not_got_around_from_below_nor_from_beside_it_nor_by_a_note()
    {
        await Unit("pusat", more: new { fourEyes = true });
        await Unit("rutan", "pusat");
        await Unit("bebas");
        // A unit of its own making that demands less.
        var admin = await Key("admin", "rutan");
        foreach (
            var less in new object[]
            {
                new { reviewRequired = false, fourEyes = false },
                new { reviewRequired = false },
                new { fourEyes = false },
            }
        )
        {
            var body = System.Text.Json.JsonSerializer.SerializeToNode(less)!.AsObject();
            (body["name"], body["slug"], body["parent"]) = ("Celah", "celah", new System.Text.Json.Nodes.JsonObject { ["slug"] = "rutan" });
            (await Api.As(admin, HttpMethod.Post, "/units", body)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        }
        var below = (
            await Api.As(
                admin,
                HttpMethod.Post,
                "/units",
                new
                {
                    name = "Blok",
                    slug = "blok",
                    parent = new { slug = "rutan" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        (await Api.As(admin, HttpMethod.Patch, $"/units/{below}", new { reviewRequired = false, fourEyes = false }, 1)).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (
            await Api.As(
                await Key("admin", "pusat"),
                HttpMethod.Patch,
                $"/units/{below}",
                new { reviewRequired = false, fourEyes = false },
                1
            )
        ).Must(HttpStatusCode.OK);

        // A draft for a unit that demands nothing, of an article that is live where review is demanded.
        var (one, other) = (await Key("editor", null), await Key("editor", "rutan"));
        await Drafted(one);
        await Done(one, "submit", "inReview");
        await Done(other, "approve", "approved");
        await Done(one, "publish", null);
        // A note is read by everyone, too.
        (await Step(one, "publish", new { update = "major", changeNote = "Tanpa tinjauan" })).IsProblem(
            HttpStatusCode.Conflict,
            "review-required"
        );
        version = (await Api.As(one, HttpMethod.Patch, $"/articles/{id}", new { title = "Pindah", unit = new { slug = "bebas" } }, version))
            .Must(HttpStatusCode.OK)
            .Data["version"]!.GetValue<int>();
        (await Step(one, "publish")).IsProblem(HttpStatusCode.Conflict, "review-required");
        Assert.That(await Actions(one), Is.EqualTo("edit discardDraft submit unpublish"));
        await Done(one, "submit", "inReview");
        (await Step(one, "approve")).IsProblem(HttpStatusCode.Conflict, "four-eyes");
    }

    [Test]
    public async Task A_false_lifts_what_is_required_when_it_is_set_by_who_requires_it_and_nothing_else()
    {
        await Unit("pusat");
        var office = await Unit("kanwil", "pusat");
        var rutan = await Unit("rutan", "kanwil");
        var (centre, above, editor) = (await Key("admin", "pusat"), await Key("admin", "kanwil"), await Key("editor", null));
        Task<Answer> Set(string key, string unit, bool? required) =>
            Api.As(key, HttpMethod.Patch, $"/units/{unit}", new { reviewRequired = required }, null, ("If-Match", "*"));
        async Task Requires(string unit, string? from)
        {
            var review = (await Api.ManageGet($"/units/by-slug/{unit}")).Data["review"]!;
            Assert.That(
                (review["required"]!.GetValue<bool>(), review["from"]?["slug"]!.GetValue<string>()),
                Is.EqualTo((from is not null, from)),
                unit
            );
            var published = await Api.As(
                editor,
                HttpMethod.Post,
                "/articles",
                new
                {
                    title = "Halo",
                    unit = new { slug = unit },
                    publish = true,
                }
            );
            if (from is null)
                published.Must(HttpStatusCode.Created);
            else
                published.IsProblem(HttpStatusCode.Conflict, "review-required");
        }

        // Set where nothing was required, it lifts nothing that comes to be required.
        (await Set(above, rutan, false)).Must(HttpStatusCode.OK);
        await Requires("rutan", null);
        var root = (await Api.ManageGet("/units/by-slug/pusat")).Id;
        (await Set(Newsroom.AdminKey, root, true)).Must(HttpStatusCode.OK);
        await Requires("rutan", "pusat");
        // Sent again by a script it changes nothing; by who may, it lifts.
        Assert.That((await Set(above, rutan, false)).Must(HttpStatusCode.OK).Data["version"]!.GetValue<int>(), Is.EqualTo(2));
        (await Api.As(above, HttpMethod.Put, "/units/by-slug/rutan", new { reviewRequired = false })).Must(HttpStatusCode.OK);
        await Requires("rutan", "pusat");
        Assert.That((await Set(centre, rutan, false)).Must(HttpStatusCode.OK).Data["version"]!.GetValue<int>(), Is.EqualTo(3));
        await Requires("rutan", null);
        // A requirement that begins again is another one.
        foreach (var required in new bool?[] { null, true })
            (await Set(Newsroom.AdminKey, root, required)).Must(HttpStatusCode.OK);
        await Requires("rutan", "pusat");

        // Of two requirements each is lifted by its own unit.
        (await Set(centre, office, true)).Must(HttpStatusCode.OK);
        (await Set(above, rutan, null)).Must(HttpStatusCode.OK);
        (await Set(above, rutan, false)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Set(centre, rutan, false)).Must(HttpStatusCode.OK);
        await Requires("rutan", null);

        // Brought in, by whichever way.
        await Unit("lain", more: new { reviewRequired = false });
        await Unit("bawaan", "lain", more: new { reviewRequired = false, fourEyes = false });
        await Requires("bawaan", null);
        (await Api.Put("/units/by-slug/bawaan", new { parent = new { slug = "kanwil" } })).Must(HttpStatusCode.OK);
        await Requires("bawaan", "pusat");
        (await Api.Post($"/units/{(await Api.ManageGet("/units/by-slug/lain")).Id}/merge", new { into = new { slug = "kanwil" } }, 1)).Must(
            HttpStatusCode.OK
        );
        Assert.That((await Api.ManageGet("/units/by-slug/lain")).Data["review"]!["required"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task What_must_be_reviewed_is_not_put_below_what_is_excused_but_by_who_may_excuse_it()
    {
        await Unit("pusat", more: new { reviewRequired = true });
        await Unit("kanwil", "pusat");
        await Unit("bebas", "kanwil", more: new { reviewRequired = false });
        var held = await Unit("rutan", "kanwil");
        var (centre, above) = (await Key("admin", "pusat"), await Key("admin", "kanwil"));
        Task<Answer> Act(string key, string act, object body) =>
            Api.As(key, HttpMethod.Post, $"/units/{held}/{act}", body, null, ("If-Match", "*"));
        void Lacks(Answer answer) =>
            Assert.That(
                answer.IsProblem(HttpStatusCode.Forbidden, "missing-grant").Json["grant"]!["unit"]!["slug"]!.GetValue<string>(),
                Is.EqualTo("pusat")
            );
        async Task<bool> Required(string unit) =>
            (await Api.ManageGet($"/units/by-slug/{unit}")).Data["review"]!["required"]!.GetValue<bool>();

        foreach (var day in new[] { "2026-11-24", "2026-12-01", "2026-11-01" })
            Lacks(await Act(above, "move", new { parent = new { slug = "bebas" }, effectiveOn = day }));
        Lacks(await Api.As(above, HttpMethod.Put, "/units/by-slug/rutan", new { parent = new { slug = "bebas" } }));
        Lacks(await Act(above, "merge", new { into = new { slug = "bebas" } }));
        Assert.That((await Required("rutan"), await Required("bebas")), Is.EqualTo((true, false)));
        // Part of an excused unit from the start; and so is what it has for an heir.
        var part = (
            await Api.As(
                above,
                HttpMethod.Post,
                "/units",
                new
                {
                    name = "Pos",
                    slug = "pos",
                    parent = new { slug = "bebas" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        Assert.That(await Required("pos"), Is.False);
        Lacks(await Act(above, "close", new { successors = new[] { new { slug = "pos" } }, heir = new { slug = "pos" } }));
        // From there it may go to another place that is excused, and out; not back in.
        (await Api.As(above, HttpMethod.Post, $"/units/{part}/move", new { parent = new { slug = "kanwil" } }, 1)).Must(HttpStatusCode.OK);
        Assert.That(await Required("pos"), Is.True);
        var unitEvent = $"/units/{part}/events/{(await Api.ManageGet($"/units/{part}/events")).Data[0]!["id"]}";
        Lacks(await Api.As(above, HttpMethod.Delete, unitEvent, null, 2));
        Lacks(await Api.As(above, HttpMethod.Patch, unitEvent, new { effectiveOn = "2026-12-01" }, 2));
        (await Api.As(centre, HttpMethod.Delete, unitEvent, null, 2)).Must(HttpStatusCode.OK);
        (await Act(centre, "move", new { parent = new { slug = "bebas" } })).Must(HttpStatusCode.OK);
        Assert.That((await Required("rutan"), await Required("pos")), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Nobody_approves_what_they_wrote_where_four_eyes_are_demanded()
    {
        await Unit("pusat", more: new { fourEyes = true });
        await Unit("rutan", "pusat");
        var longgar = await Unit("longgar", "pusat", more: new { fourEyes = false });
        var (one, other) = (await Key("editor", "rutan"), await Key("editor", "rutan"));
        await Drafted(one);
        await Done(one, "submit", "inReview");
        Assert.That(await Actions(one), Is.EqualTo("edit delete withdraw reject assign"));
        (await Step(one, "approve")).IsProblem(HttpStatusCode.Conflict, "four-eyes");
        // Who mends a word in review has written it.
        version = (await Api.As(other, HttpMethod.Patch, $"/articles/{id}", new { title = "Halo!" }, version)).Must(HttpStatusCode.OK).Data[
            "version"
        ]!.GetValue<int>();
        (await Step(other, "approve")).IsProblem(HttpStatusCode.Conflict, "four-eyes");
        await Done(one, "approve", "approved");
        await Done(one, "publish", null);
        // A unit that is excused by one above it.
        var free = await Key("editor", "longgar");
        await Drafted(free, "longgar");
        await Done(free, "publish", null);
        // It cannot excuse itself.
        var own = await Key("admin", "longgar");
        (await Api.As(own, HttpMethod.Patch, $"/units/{longgar}", new { reviewRequired = false }, 1)).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(own, HttpMethod.Put, "/units/by-slug/longgar", new { fourEyes = true })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(await Key("admin", "pusat"), HttpMethod.Patch, $"/units/{longgar}", new { fourEyes = (bool?)null }, 1)).Must(
            HttpStatusCode.OK
        );
        await Drafted(free, "longgar", "Kedua");
        (await Step(free, "publish")).IsProblem(HttpStatusCode.Conflict, "review-required");
    }

    [Test]
    public async Task An_import_gets_around_review_only_by_who_may_import_for_the_unit_that_demands_it()
    {
        await Unit("pusat");
        await Unit("kanwil", "pusat", more: new { reviewRequired = true });
        await Unit("rutan", "kanwil");
        var admin = await Key("admin", "rutan");
        var own = (
            await Api.As(
                admin,
                HttpMethod.Post,
                "/keys",
                new { name = "Sendiri", grants = new[] { new { role = "importer", unit = new { slug = "rutan" } } } }
            )
        )
            .Must(HttpStatusCode.Created)
            .Json["data"]!["key"]!.GetValue<string>();
        async Task<Answer> Import(string key, int number, bool publish = true, string unit = "rutan", string title = "Arsip") =>
            await Api.As(
                key,
                HttpMethod.Put,
                $"/articles/by-source/web/{number}",
                new
                {
                    title,
                    unit = new { slug = unit },
                    publish,
                }
            );

        foreach (var key in new[] { admin, own })
        {
            var before = await Stored.LineAsync();
            var refused = (await Import(key, 1)).IsProblem(HttpStatusCode.Conflict, "review-required");
            Assert.That(refused.Json["detail"]!.GetValue<string>(), Does.Contain("importer of kanwil").And.Contain("without \"publish\""));
            Assert.That(await Stored.LineAsync(), Is.EqualTo(before), "A refusal writes nothing.");
        }
        // As a draft it comes in, and goes the way of all drafts.
        id = (await Import(own, 1, publish: false)).Must(HttpStatusCode.Created).Id;
        version = 1;
        (await Import(own, 1)).IsProblem(HttpStatusCode.Conflict, "review-required");
        await Done(admin, "submit", "inReview");
        (await Import(own, 1)).IsProblem(HttpStatusCode.Conflict, "review-required");
        await Done(admin, "approve", "approved");
        (await Import(own, 1, title: "Lain")).IsProblem(HttpStatusCode.Conflict, "review-required");
        (await Import(own, 1)).Must(HttpStatusCode.OK);
        (await Import(own, 1, title: "Lain")).IsProblem(HttpStatusCode.Conflict, "review-required");
        Assert.That(
            (await Api.Get($"/v1/articles/{id}")).Must(HttpStatusCode.OK).Data["title"]!.GetValue<string>(),
            Is.EqualTo("Arsip"),
            "What was approved."
        );

        (await Import(await Key("importer", "kanwil"), 2)).Must(HttpStatusCode.Created);
        (await Import(await Key("importer"), 3)).Must(HttpStatusCode.Created);
        (await Import(Newsroom.AdminKey, 4)).Must(HttpStatusCode.Created);
        // What a unit says of itself was said for it from above.
        var (office, centre) = (await Key("admin", "kanwil"), await Key("importer", "pusat"));
        (await Import(office, 5, unit: "kanwil")).IsProblem(HttpStatusCode.Conflict, "review-required");
        (await Import(centre, 5, unit: "kanwil")).Must(HttpStatusCode.Created);
        (await Import(centre, 6)).Must(HttpStatusCode.Created);
        // Of two demands the upper one counts, also where it is for four eyes.
        (await Api.Put("/units/by-slug/pusat", new { fourEyes = true })).Must(HttpStatusCode.OK);
        (await Import(office, 7)).IsProblem(HttpStatusCode.Conflict, "review-required");
        (await Import(centre, 7)).Must(HttpStatusCode.Created);
        (await Import(centre, 8, unit: "pusat")).IsProblem(HttpStatusCode.Conflict, "review-required");
        (await Import(await Key("importer"), 8, unit: "pusat")).Must(HttpStatusCode.Created);
        // Nobody is held up where nothing is demanded.
        await Unit("bebas");
        (await Import(await Key("importer", "bebas"), 9, unit: "bebas")).Must(HttpStatusCode.Created);
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_draft_can_be_given_to_someone()
    {
        await Unit("rutan");
        var (writer, editor) = (await Key("writer", "rutan"), await Key("editor", "rutan"));
        var chosen = (
            await Api.Post("/keys", new { name = "Redaktur", grants = new[] { new { role = "editor", unit = new { slug = "rutan" } } } })
        ).Must(HttpStatusCode.Created);
        var assignee = chosen.Json["data"]!["key"]!.GetValue<string>();
        await Drafted(writer);
        Assert.That(
            (await Step(writer, "submit", new { assignee = new { id = Guid.NewGuid() } })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "unknown-reference /assignee/id" })
        );
        await Done(writer, "submit", "inReview", new { assignee = new { id = chosen.Id } });
        Assert.That(
            (await Api.ManageGet($"/articles/{id}")).Data["draft"]!["assignee"]!.ToJsonString(),
            Is.EqualTo($$"""{"id":"{{chosen.Id}}","name":"Redaktur"}""")
        );
        Assert.That((await Waiting(assignee), await Waiting(editor), await Waiting(writer)), Is.EqualTo(("Halo", "", "")));
        await Done(editor, "approve", "approved");
        Assert.That(
            (await Waiting(assignee), await Waiting(editor), await Waiting(writer)),
            Is.EqualTo(("Halo", "Halo", "")),
            "What is approved waits for those who publish."
        );
        await Done(editor, "publish", null);
        Assert.That((await Waiting(assignee), await Waiting(editor)), Is.EqualTo(("", "")));
    }

    private static string IdOf(string key) => Guid.ParseExact(key.Split('_')[1], "N").ToString();

    private static object To(string? key) => new { assignee = key is null ? null : new { id = IdOf(key) } };

    private async Task<string> Reviewers(string key, string query = "") =>
        string.Join(
            ", ",
            (await Api.As(key, HttpMethod.Get, $"/articles/{id}/reviewers{query}"))
                .Must(HttpStatusCode.OK)
                .Data.AsArray()
                .Select(row => $"{row!["name"]}")
        );

    [Test]
    public async Task A_draft_is_given_to_those_who_can_review_it_and_on_to_others()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        var (writer, editor, above, all) = (
            await Key("writer", "rutan"),
            await Key("editor", "rutan", "self"),
            await Key("admin", "kanwil"),
            await Key("editor")
        );
        var (aside, beside, importer, gone) = (
            await Key("editor", "kanwil", "self"),
            await Key("editor", "lain"),
            await Key("importer", "rutan"),
            await Key("admin", "rutan")
        );
        async Task<string> Until(DateTimeOffset expiresAt) => (
                await Api.Post(
                    "/keys",
                    new
                    {
                        name = "Sampai nanti",
                        expiresAt,
                        grants = new[] { new { role = "editor", unit = new { slug = "rutan" } } },
                    }
                )
            ).Must(HttpStatusCode.Created).Json["data"]!["key"]!.GetValue<string>();
        var (late, later) = (await Until(Newsroom.Clock.Now.AddMinutes(1)), await Until(Newsroom.Clock.Now.AddMinutes(2)));
        (await Api.Post($"/keys/{IdOf(gone)}/revoke", null, 1)).Must(HttpStatusCode.OK);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        await Drafted(writer);
        foreach (var key in new[] { writer, aside, beside, importer, gone, late })
            Assert.That(
                (await Step(writer, "submit", To(key))).Must(HttpStatusCode.UnprocessableEntity).Errors,
                Is.EqualTo(new[] { "cannot-review /assignee/id" })
            );
        Assert.That(
            (await Step(writer, "submit", new { assignee = new { } })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "required /assignee/id" })
        );
        Assert.That(
            (await Step(writer, "submit", new { assignee = new { id = Guid.NewGuid() } })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "unknown-reference /assignee/id" })
        );

        // Whom it can be given to, for those who write or review it; nothing of a key but its name.
        Assert.That(await Reviewers(writer), Is.EqualTo("admin kanwil subtree, editor rutan self, editor  subtree, Sampai nanti"));
        Assert.That((await Reviewers(editor, "?q=rut"), await Reviewers(editor, "?q=tan")), Is.EqualTo(("editor rutan self", "")));
        var part = (await Api.ManageGet($"/articles/{id}/reviewers?limit=1")).Must(HttpStatusCode.OK);
        Assert.That(part.Data.ToJsonString(), Is.EqualTo($$"""[{"id":"{{IdOf(above)}}","name":"admin kanwil subtree","kind":"apiKey"}]"""));
        var next = (await Api.Follow(part, "next")).Must(HttpStatusCode.OK);
        Assert.That(next.Data.AsArray().Single()!["name"]!.GetValue<string>(), Is.EqualTo("editor rutan self"));
        Assert.That((await Api.Follow(next, "prev")).Data.ToJsonString(), Is.EqualTo(part.Data.ToJsonString()));
        (await Api.As(importer, HttpMethod.Get, $"/articles/{id}/reviewers")).IsProblem(HttpStatusCode.Forbidden, "missing-grant");

        (await Step(editor, "assign", To(above))).IsProblem(HttpStatusCode.Conflict, "illegal-transition");
        await Done(writer, "submit", "inReview", To(editor));
        Assert.That((await Waiting(editor), await Waiting(above), await Waiting(all)), Is.EqualTo(("Halo", "", "")));
        (await Step(writer, "assign", To(above))).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        Assert.That(
            (await Step(editor, "assign", new { note = "x" })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "required /assignee" })
        );
        Assert.That(
            (await Step(editor, "assign", To(beside))).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "cannot-review /assignee/id" })
        );
        await Done(editor, "assign", "inReview", new { assignee = new { id = IdOf(above) }, note = "Cuti." });
        Assert.That((await Waiting(editor), await Waiting(above), await Waiting(all)), Is.EqualTo(("", "Halo", "")));
        await Done(all, "assign", "inReview", To(null));
        Assert.That((await Waiting(editor), await Waiting(above), await Waiting(all)), Is.EqualTo(("Halo", "Halo", "Halo")));
        Assert.That(
            (await Api.ManageGet($"/articles/{id}/notes")).Data.AsArray().Select(note => $"{note!["kind"]} {note["text"]}".Trim()),
            Is.EqualTo(new[] { "assigned", "assigned Cuti.", "submitted" })
        );

        // A key that ends leaves nothing behind that nobody sees.
        await Done(editor, "assign", "inReview", To(editor));
        Assert.That(await Waiting(above), Is.Empty);
        (await Api.Post($"/keys/{IdOf(editor)}/revoke", null, 1)).Must(HttpStatusCode.OK);
        Assert.That(await Waiting(above), Is.EqualTo("Halo"));
        await Done(above, "assign", "inReview", To(later));
        Assert.That(await Waiting(above), Is.Empty);
        Newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await Waiting(above), await Waiting(beside), await Waiting(writer)), Is.EqualTo(("Halo", "", "")));
        await Done(above, "approve", "approved");
        (await Step(above, "assign", To(above))).IsProblem(HttpStatusCode.Conflict, "illegal-transition");
    }

    [Test]
    public async Task What_waits_is_what_the_caller_can_do()
    {
        await Unit("pusat", more: new { fourEyes = true });
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit, "pusat");
        await Unit("longgar", "asal", more: new { fourEyes = false });
        var (one, other) = (await Key("editor", "asal"), await Key("editor", "asal", "self"));
        await Drafted(one, "asal");
        await Done(one, "submit", "inReview");
        Assert.That(
            (await Waiting(one), await Waiting(other), await Waiting(Newsroom.AdminKey)),
            Is.EqualTo(("", "Halo", "Halo")),
            "Not what it wrote itself."
        );
        Assert.That(await Reviewers(one), Is.EqualTo("editor asal self"), "Nor can it be given back to who wrote it.");
        Assert.That(
            (await Step(other, "assign", To(one))).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "cannot-review /assignee/id" })
        );
        version = (await Api.Patch($"/articles/{id}", new { title = "Halo!" }, version)).Must(HttpStatusCode.OK).Data[
            "version"
        ]!.GetValue<int>();
        Assert.That(
            (await Waiting(one), await Waiting(other), await Waiting(Newsroom.AdminKey)),
            Is.EqualTo(("Halo!", "Halo!", "")),
            "The key of the settings is somebody too."
        );
        await Done(one, "approve", "approved");
        Assert.That((await Waiting(one), await Waiting(Newsroom.AdminKey)), Is.EqualTo(("Halo!", "Halo!")));
        await Done(one, "publish", null);
        Assert.That(await Waiting(one), Is.Empty);
        // Where a unit is excused, its own text waits as well.
        await Drafted(one, "longgar", "Longgar");
        await Done(one, "submit", "inReview");
        Assert.That((await Waiting(one), await Waiting(other)), Is.EqualTo(("Longgar", "")));
        await Done(one, "withdraw", "draft");

        // Live at one unit, drafted for another: it waits for those who have both, and can be given to them alone.
        var (from, to, both) = (await Key("editor", "asal"), await Key("editor", "tujuan"), await Key("editor", "pusat"));
        id = (
            await Api.Put(
                "/articles/by-source/arsip/1",
                new
                {
                    title = "Pindah",
                    unit = new { slug = "asal" },
                    publish = true,
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        version = (await Api.Patch($"/articles/{id}", new { unit = new { slug = "tujuan" } }, 2)).Must(HttpStatusCode.OK).Data[
            "version"
        ]!.GetValue<int>();
        await Done(Newsroom.AdminKey, "submit", "inReview");
        Assert.That((await Waiting(from), await Waiting(to), await Waiting(both)), Is.EqualTo(("", "", "Pindah")));
        Assert.That(await Reviewers(both), Is.EqualTo("editor pusat subtree"));
        foreach (var key in new[] { from, to })
            Assert.That(
                (await Step(both, "assign", To(key))).Must(HttpStatusCode.UnprocessableEntity).Errors,
                Is.EqualTo(new[] { "cannot-review /assignee/id" })
            );
        await Done(both, "approve", "approved");
        Assert.That((await Waiting(from), await Waiting(to), await Waiting(both)), Is.EqualTo(("", "", "Pindah")));
    }

    [Test]
    public async Task Notes_are_for_those_who_work_on_the_article()
    {
        await Unit("rutan");
        await Drafted(await Key("writer", "rutan"));
        (await Api.Post($"/articles/{id}/notes", new { text = "Foto menyusul.\nBesok." })).Must(HttpStatusCode.Created);
        (await Api.Post($"/articles/{id}/notes", new { text = "Kedua", revision = 1 })).Must(HttpStatusCode.Created);
        Assert.That(
            (await Api.Post($"/articles/{id}/notes", new { text = "x", revision = 2 })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "unknown-reference /revision" })
        );
        Assert.That(
            (await Api.Post($"/articles/{id}/notes", new { })).Must(HttpStatusCode.UnprocessableEntity).Errors,
            Is.EqualTo(new[] { "required /text" })
        );
        Assert.That((await Api.ManageGet($"/articles/{id}")).Data["version"]!.GetValue<int>(), Is.EqualTo(1), "A remark is no change.");
        var first = (await Api.ManageGet($"/articles/{id}/notes?limit=1")).Must(HttpStatusCode.OK);
        Assert.That(first.Data[0]!["text"]!.GetValue<string>(), Is.EqualTo("Kedua"));
        var second = (await Api.Follow(first, "next")).Must(HttpStatusCode.OK);
        Assert.That(second.Data[0]!["text"]!.GetValue<string>(), Is.EqualTo("Foto menyusul.\nBesok."));
        Assert.That((await Api.Follow(second, "prev")).Data.ToJsonString(), Is.EqualTo(first.Data.ToJsonString()));
    }

    [Test]
    public async Task A_diff_tells_members_and_words()
    {
        await Unit("rutan");
        await Tag("krisis");
        id = (
            await Draft("Rutan Panen Raya", "rutan", new { body = "<p>Warga binaan memanen <b>40</b> kg sawi.</p><p>Hasilnya dijual.</p>" })
        ).Id;
        (
            await Api.Patch(
                $"/articles/{id}",
                new
                {
                    title = "Rutan Panen Sawi Raya",
                    body = "<p>Warga binaan memanen <b>42</b> kg sawi.</p><p>Hasilnya dijual.</p>",
                    tags = new[] { new { slug = "krisis" } },
                },
                1
            )
        ).Must(HttpStatusCode.OK);
        Api.AssertBody(
            (await Api.ManageGet($"/articles/{id}/revisions/2/diff")).Must(HttpStatusCode.OK),
            """
            {"data":{"from":1,"to":2,"changes":[
              {"member":"slug","before":"rutan-panen-raya","after":"rutan-panen-sawi-raya","words":null,"markupChanged":false},
              {"member":"title","before":"Rutan Panen Raya","after":"Rutan Panen Sawi Raya","words":[{"op":"equal","text":"Rutan Panen "},{"op":"insert","text":"Sawi "},{"op":"equal","text":"Raya"}],"markupChanged":false},
              {"member":"body","before":"<p>Warga binaan memanen <b>40</b> kg sawi.</p><p>Hasilnya dijual.</p>","after":"<p>Warga binaan memanen <b>42</b> kg sawi.</p><p>Hasilnya dijual.</p>",
               "words":[{"op":"equal","text":"Warga binaan memanen "},{"op":"delete","text":"40"},{"op":"insert","text":"42"},{"op":"equal","text":" kg sawi.\n\nHasilnya dijual."}],"markupChanged":false},
              {"member":"tags","before":[],"after":[{"id":"id-1","slug":"krisis","name":"krisis","kind":"topic"}],"words":null,"markupChanged":false}]},
             "meta":{},"links":{"self":"https://humas.example/manage/v1/articles/id-2/revisions/2/diff?against=1"}}
            """
        );
        Assert.That(
            (await Api.ManageGet($"/articles/{id}/revisions/2/diff?against=2")).Must(HttpStatusCode.OK).Data["changes"]!.AsArray(),
            Is.Empty
        );
        var first = (await Api.ManageGet($"/articles/{id}/revisions/1/diff")).Must(HttpStatusCode.OK).Data;
        Assert.That(first["from"]!.GetValue<int>(), Is.Zero, "The first one is compared with nothing.");
        Assert.That(
            first["changes"]!.AsArray().Single(change => change!["member"]!.GetValue<string>() == "title")!["words"]!.ToJsonString(),
            Is.EqualTo("""[{"op":"insert","text":"Rutan Panen Raya"}]""")
        );
        (await Api.ManageGet($"/articles/{id}/revisions/2/diff?against=9")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.ManageGet($"/articles/{id}/revisions/2/diff?against=x")).IsProblem(HttpStatusCode.BadRequest, "out-of-range");
        // Two long texts that share nothing are told as replaced, in a time that does not explode.
        var (some, others) = (
            string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"a{n}")),
            string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"b{n}"))
        );
        (await Api.Patch($"/articles/{id}", new { body = $"<p>{some}</p>" }, 2)).Must(HttpStatusCode.OK);
        (await Api.Patch($"/articles/{id}", new { body = $"<p>{others}</p>" }, 3)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.ManageGet($"/articles/{id}/revisions/4/diff")).Must(HttpStatusCode.OK).Data["changes"]![0]!["words"]!
                .AsArray()
                .Select(run => run!["op"]!.GetValue<string>()),
            Is.EqualTo(new[] { "delete", "insert" })
        );
    }

    [Test]
    public async Task A_diff_hides_no_word_of_a_body_and_tells_when_the_markup_differs()
    {
        await Unit("rutan");
        id = (await Draft("Halo", "rutan", new { body = "<p>Isi</p>" })).Id;
        version = 1;
        async Task<(string Words, bool Markup)> Diff(string before, string after)
        {
            foreach (var body in new[] { before, after })
                version = (await Api.Patch($"/articles/{id}", new { body }, version)).Must(HttpStatusCode.OK).Data[
                    "version"
                ]!.GetValue<int>();
            var change = (await Api.ManageGet($"/articles/{id}/revisions/{version}/diff")).Must(HttpStatusCode.OK).Data["changes"]!
                .AsArray()
                .Single()!;
            var runs = change["words"]!
                .AsArray()
                .Select(run => (Op: run!["op"]!.GetValue<string>(), Text: run["text"]!.GetValue<string>()))
                .ToList();
            return (
                string.Concat(
                    runs.Select(run =>
                        run.Op switch
                        {
                            "equal" => run.Text,
                            "delete" => $"[-{run.Text}]",
                            _ => $"[+{run.Text}]",
                        }
                    )
                ),
                change["markupChanged"]!.GetValue<bool>()
            );
        }
        const string Table =
            "<p>Hasil:</p><table><caption>Panen</caption><tbody><tr><th>Sawi</th><td>40</td></tr><tr><th>Cabai</th><td>7</td></tr></tbody></table><p>Selesai.</p>";
        Assert.That(
            await Diff(Table, Table.Replace("40", "42", StringComparison.Ordinal)),
            Is.EqualTo(("Hasil:\n\nPanen\n\nSawi\t[-40][+42]\nCabai\t7\n\nSelesai.", false))
        );
        const string Picture =
            "<figure><img src=\"https://x.example/a.jpg\" alt=\"Kepala rutan\"><figcaption>Foto: Sari</figcaption></figure><p>Isi</p>";
        Assert.That(
            await Diff(Picture, Picture.Replace("Sari", "Budi", StringComparison.Ordinal)),
            Is.EqualTo(("Kepala rutan\n\nFoto: [-Sari][+Budi]\n\nIsi", false))
        );
        Assert.That(
            await Diff(Picture, Picture.Replace("Kepala", "Wakil", StringComparison.Ordinal)),
            Is.EqualTo(("[-Kepala][+Wakil] rutan\n\nFoto: Sari\n\nIsi", false))
        );
        Assert.That(
            await Diff(Picture, Picture.Replace("a.jpg", "b.jpg", StringComparison.Ordinal)),
            Is.EqualTo(("Kepala rutan\n\nFoto: Sari\n\nIsi", true))
        );
        // Paragraphs, items and lines are told by breaks; what is not told by words at all is markup.
        Assert.That(
            await Diff("<p>Satu dua</p><p>tiga</p>", "<p>Satu</p><p>dua tiga</p>"),
            Is.EqualTo(("Satu[+\n\ndua] [-dua\n\n]tiga", false))
        );
        Assert.That(
            await Diff("<ul><li>Satu</li><li>dua<br>tiga</li></ul>", "<ul><li>Satu</li><li>dua<br>empat</li></ul>"),
            Is.EqualTo(("Satu\ndua\n[-tiga][+empat]", false))
        );
        Assert.That(
            await Diff(
                "<p>Lihat <a href=\"https://x.example/\">situs</a> ini</p>",
                "<p>Lihat <a href=\"https://y.example/\">situs</a> itu</p>"
            ),
            Is.EqualTo(("Lihat situs [-ini][+itu]", true)),
            "Also where words differ."
        );
        Assert.That(await Diff("<p><b>Satu</b> dua</p>", "<p>Satu <b>dua</b></p>"), Is.EqualTo(("Satu dua", true)));
        Assert.That(await Diff("<p>Satu</p>", "<h2>Satu</h2>"), Is.EqualTo(("Satu", true)));
        Assert.That(await Diff("<p>a</p><p>b c</p>", "<p>a b d</p>"), Is.EqualTo(("a[-\n\n][+ ]b [-c][+d]", false)));
        Assert.That((await Api.ManageGet($"/articles/{id}")).Data["excerpt"]!.GetValue<string>(), Is.EqualTo("a b d"));
    }

    [Test]
    public async Task Two_who_decide_at_once_do_not_both_win()
    {
        await Unit("rutan");
        for (var round = 0; round < Rounds.Of(100); round++)
        {
            await Drafted(Newsroom.AdminKey, title: $"Artikel {round}");
            await Done(Newsroom.AdminKey, "submit", "inReview");
            var both = await Task.WhenAll(Step(Newsroom.AdminKey, "approve"), Step(Newsroom.AdminKey, "reject", new { reason = "x" }));
            Assert.That(
                both.Select(answer => answer.Status),
                Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.PreconditionFailed }),
                $"Round {round}"
            );
            var state = (await Api.ManageGet($"/articles/{id}")).Data["draft"]!["state"]!.GetValue<string>();
            Assert.That(state, Is.EqualTo(both[0].Status == HttpStatusCode.OK ? "approved" : "draft"), $"Round {round}");
        }
    }
}
