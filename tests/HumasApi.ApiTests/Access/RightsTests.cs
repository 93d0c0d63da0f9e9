using System.Net;

namespace HumasApi.ApiTests.Access;

/// <summary>What one unit can do to another one: nothing, whichever way it is tried.</summary>
internal sealed class RightsTests : ApiTest
{
    [Test]
    public async Task A_writer_drafts_for_its_unit_and_for_no_other()
    {
        await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("rutan-b", "kanwil");
        var writer = await Key("writer", "rutan");
        var draft = (await Api.As(writer, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "rutan" } })).Must(
            HttpStatusCode.Created
        );
        var refused = (
            await Api.As(writer, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "rutan-b" } })
        ).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        Assert.That(
            Api.Scrub(refused.Json["grant"]!.ToJsonString()),
            Is.EqualTo(
                """{"role":"writer","unit":{"id":"id-1","slug":"rutan-b","name":"rutan-b","shortName":null,"kind":"technicalUnit"},"scope":"self"}"""
            )
        );
        // Not by letting it out in the same breath, nor by handing it over, nor through the import.
        (
            await Api.As(
                writer,
                HttpMethod.Post,
                "/articles",
                new
                {
                    title = "Halo",
                    unit = new { slug = "rutan" },
                    publish = true,
                }
            )
        ).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Api.As(writer, HttpMethod.Patch, $"/articles/{draft.Id}", new { unit = new { slug = "rutan-b" } }, 1)).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(writer, HttpMethod.Post, $"/articles/{draft.Id}/publish", null, 1)).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(writer, HttpMethod.Put, "/articles/by-source/a/1", new { title = "Halo", unit = new { slug = "rutan" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(1L));
        Assert.That(await Newsroom.SqlAsync("select count(*) from published_articles"), Is.EqualTo(0L));
        // State, history and identity are not for a body to say.
        foreach (
            var (member, value) in new (string, object)[]
            {
                ("publication", new { state = "live" }),
                ("version", 9),
                ("createdBy", new { name = "x" }),
                ("importKey", new { source = "a", externalId = "1" }),
                ("firstPublishedAt", "2020-01-01T00:00:00Z"),
            }
        )
            (
                await Api.As(writer, HttpMethod.Patch, $"/articles/{draft.Id}", new Dictionary<string, object> { [member] = value }, 1)
            ).IsProblem(HttpStatusCode.UnprocessableEntity, "read-only");
    }

    [Test]
    public async Task An_article_between_two_units_is_in_the_hands_of_those_who_have_both()
    {
        await Unit("kanwil");
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit, "kanwil");
        var (from, to, both) = (await Key("editor", "asal"), await Key("editor", "tujuan"), await Key("editor", "kanwil"));
        var id = (await Live("Halo", "asal")).Id;
        (await Api.As(to, HttpMethod.Get, $"/articles/{id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(both, HttpMethod.Patch, $"/articles/{id}", new { unit = new { slug = "tujuan" } }, 2)).Must(HttpStatusCode.OK);
        // Live at one, drafted for the other: each sees it, neither can finish alone.
        foreach (var key in new[] { from, to })
        {
            (await Api.As(key, HttpMethod.Get, $"/articles/{id}")).Must(HttpStatusCode.OK);
            Assert.That((await Api.As(key, HttpMethod.Get, "/articles")).Data.AsArray(), Has.Count.EqualTo(1));
            (await Api.As(key, HttpMethod.Post, $"/articles/{id}/publish", null, 3)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
            (await Api.As(key, HttpMethod.Patch, $"/articles/{id}", new { title = "Lain" }, 3)).IsProblem(
                HttpStatusCode.Forbidden,
                "missing-grant"
            );
            (await Api.As(key, HttpMethod.Delete, $"/articles/{id}/draft", null, 3)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
            (await Api.As(key, HttpMethod.Post, $"/articles/{id}/revisions/1/restore", null, 3)).IsProblem(
                HttpStatusCode.Forbidden,
                "missing-grant"
            );
        }
        // What readers see under a unit's name that unit can take down.
        (await Api.As(to, HttpMethod.Post, $"/articles/{id}/unpublish", null, 3)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await Api.As(from, HttpMethod.Post, $"/articles/{id}/unpublish", null, 3)).Must(HttpStatusCode.OK);
        (await Api.As(from, HttpMethod.Get, $"/articles/{id}")).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(to, HttpMethod.Post, $"/articles/{id}/publish", null, 4)).Must(HttpStatusCode.OK);
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_translation_tells_nothing_of_a_draft_elsewhere()
    {
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit);
        var (from, to) = (await Key("writer", "asal"), await Key("writer", "tujuan"));
        var secret = (await Draft("Rahasia", "asal", new { slug = "rahasia" })).Id;
        foreach (var named in new object[] { new { id = secret }, new { slug = "rahasia" } })
            (
                await Api.As(
                    to,
                    HttpMethod.Post,
                    "/articles",
                    new
                    {
                        title = "Halo",
                        language = "en",
                        unit = new { slug = "tujuan" },
                        translationOf = named,
                    }
                )
            ).IsProblem(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        // One that was joined by who may see both shows each side its own.
        var joined = (await Draft("Halo", "tujuan", new { language = "en", translationOf = new { id = secret } })).Id;
        var seen = (await Api.As(to, HttpMethod.Get, $"/articles/{joined}")).Must(HttpStatusCode.OK);
        Assert.That(seen.Data["translations"]!.AsArray(), Is.Empty);
        Assert.That(seen.Text, Does.Not.Contain("ahasia"));
        (await Api.As(to, HttpMethod.Patch, $"/articles/{joined}", new { title = "Halo lagi" }, 1)).Must(HttpStatusCode.OK);
        Assert.That(
            (await Api.ManageGet($"/articles/{joined}")).Data["translationOf"]!["id"]!.GetValue<string>(),
            Is.EqualTo(secret),
            "An edit does not tear it off."
        );
        // A slug that is taken is refused without a word on who has it.
        var taken = (await Api.As(to, HttpMethod.Patch, $"/articles/{joined}", new { slug = "rahasia" }, 2)).IsProblem(
            HttpStatusCode.Conflict,
            "slug-taken"
        );
        Assert.That(taken.Json["existing"], Is.Null);
        Assert.That(
            (await Api.As(from, HttpMethod.Patch, $"/articles/{secret}", new { slug = "halo-lagi" }, 1))
                .IsProblem(HttpStatusCode.Conflict, "slug-taken")
                .Json["existing"],
            Is.Null
        );
        Assert.That(
            (await Api.Patch($"/articles/{secret}", new { slug = "halo-lagi" }, 1)).IsProblem(HttpStatusCode.Conflict, "slug-taken").Json[
                "existing"
            ]!["id"]!.GetValue<string>(),
            Is.EqualTo(joined)
        );
    }

    [Test]
    public async Task A_hidden_original_is_answered_as_one_that_is_not_there()
    {
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit);
        var writer = await Key("writer", "tujuan");
        var (secret, own) = (
            (await Draft("Rahasia", "asal", new { slug = "rahasia" })).Id,
            (await Draft("Milik", "tujuan", new { slug = "milik" })).Id
        );
        // Each text with what names the draft, and with what names nothing.
        (object Hidden, object None)[] pairs =
        [
            (new { id = secret }, new { id = Guid.Empty }),
            (new { slug = "rahasia" }, new { slug = "tidak-ada" }),
            (new { id = secret, slug = "rahasia" }, new { id = Guid.Empty, slug = "tidak-ada" }),
            (new { id = secret, slug = "lain" }, new { id = Guid.Empty, slug = "lain" }),
            (new { id = secret, slug = "milik" }, new { id = Guid.Empty, slug = "milik" }),
            (new { id = own, slug = "rahasia" }, new { id = own, slug = "tidak-ada" }),
        ];
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/articles"), (HttpMethod.Patch, $"/articles/{own}") })
        foreach (var (hidden, none) in pairs)
        {
            async Task<string> Told(object named) =>
                Api.Scrub((
                            await Api.As(
                                writer,
                                method,
                                path,
                                new
                                {
                                    title = "Halo",
                                    language = "en",
                                    unit = new { slug = "tujuan" },
                                    translationOf = named,
                                },
                                method == HttpMethod.Patch ? 1 : null
                            )
                        ).Must(HttpStatusCode.UnprocessableEntity).Text)
                    .Replace("tidak-ada", "rahasia", StringComparison.Ordinal);
            Assert.That(await Told(hidden), Is.EqualTo(await Told(none)), System.Text.Json.JsonSerializer.Serialize(hidden));
        }
    }

    [Test]
    public async Task An_author_becomes_public_by_who_publishes_for_the_unit_of_the_author()
    {
        await Unit("kanwil");
        foreach (var unit in new[] { "rutan", "lain" })
            await Unit(unit, "kanwil");
        await Author("ani", unit: "lain");
        await Author("umum");
        await Author("budi", unit: "rutan");
        var (editor, importer, above) = (await Key("editor", "rutan"), await Key("importer", "rutan"), await Key("editor", "kanwil"));
        object Body(params string[] authors) =>
            new
            {
                title = "Halo",
                unit = new { slug = "rutan" },
                authors = authors.Select(author => new { slug = author }),
            };
        var draft = (await Api.As(editor, HttpMethod.Post, "/articles", Body("budi", "ani"))).Must(HttpStatusCode.Created).Id;
        async Task<string> Actions(string key) => Steps((await Api.As(key, HttpMethod.Get, $"/articles/{draft}")).Must(HttpStatusCode.OK));

        Assert.That((await Actions(editor), await Actions(above)), Is.EqualTo(("edit delete submit", "edit delete submit publish")));
        foreach (
            var refused in new[]
            {
                await Api.As(editor, HttpMethod.Post, $"/articles/{draft}/publish", null, 1),
                await Api.As(editor, HttpMethod.Post, "/articles", Merge(Body("ani"), new { publish = true })),
                await Api.As(importer, HttpMethod.Put, "/articles/by-source/web/1", Merge(Body("ani"), new { publish = true })),
            }
        )
            Assert.That(
                refused.IsProblem(HttpStatusCode.Forbidden, "missing-grant").Json["grant"]!["unit"]!["slug"]!.GetValue<string>(),
                Is.EqualTo("lain")
            );
        (await Api.Get("/v1/authors/by-slug/ani")).Must(HttpStatusCode.NotFound);
        // Of the own unit, of none, or one that readers know already.
        (await Api.As(editor, HttpMethod.Post, "/articles", Merge(Body("budi", "umum"), new { publish = true }))).Must(
            HttpStatusCode.Created
        );
        (await Api.As(above, HttpMethod.Post, $"/articles/{draft}/publish", null, 1)).Must(HttpStatusCode.OK);
        (await Api.Get("/v1/authors/by-slug/ani")).Must(HttpStatusCode.OK);
        (await Api.As(importer, HttpMethod.Put, "/articles/by-source/web/1", Merge(Body("ani"), new { publish = true }))).Must(
            HttpStatusCode.Created
        );
    }

    [Test]
    public async Task Moving_a_unit_moves_the_rights_under_it_at_once()
    {
        foreach (var unit in new[] { "kanwil-a", "kanwil-b" })
            await Unit(unit);
        var rutan = await Unit("rutan", "kanwil-a");
        var (a, b) = (await Key("editor", "kanwil-a"), await Key("editor", "kanwil-b"));
        var draft = (await Draft("Halo", "rutan")).Id;
        async Task Expect(HttpStatusCode ofA, HttpStatusCode ofB)
        {
            (await Api.As(a, HttpMethod.Get, $"/articles/{draft}")).Must(ofA);
            (await Api.As(b, HttpMethod.Get, $"/articles/{draft}")).Must(ofB);
        }
        await Expect(HttpStatusCode.OK, HttpStatusCode.NotFound);
        (await Api.Post($"/units/{rutan}/move", new { parent = new { slug = "kanwil-b" } }, 1)).Must(HttpStatusCode.OK);
        await Expect(HttpStatusCode.NotFound, HttpStatusCode.OK);
        // A move that is planned gives and takes nothing before its day.
        (await Api.Post($"/units/{rutan}/move", new { parent = new { slug = "kanwil-a" }, effectiveOn = "2026-11-26" }, 2)).Must(
            HttpStatusCode.OK
        );
        await Expect(HttpStatusCode.NotFound, HttpStatusCode.OK);
        Newsroom.Clock.Now = new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.Zero);
        await Expect(HttpStatusCode.OK, HttpStatusCode.NotFound);
        // The archive of a closed unit is its heir's.
        await Unit("ahli-waris", "kanwil-b");
        (await Api.Post($"/units/{rutan}/merge", new { into = new { slug = "ahli-waris" } }, 3)).Must(HttpStatusCode.OK);
        await Expect(HttpStatusCode.NotFound, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_unit_cannot_slip_from_under_those_above_it()
    {
        await Unit("pusat");
        foreach (var unit in new[] { "kanwil-a", "kanwil-b" })
            await Unit(unit, "pusat");
        var rutan = await Unit("rutan", "kanwil-a");
        var (own, above, all) = (await Key("admin", "rutan"), await Key("admin", "kanwil-a"), await Key("admin", "pusat"));
        async Task Try(string key, object? parent, HttpStatusCode status) =>
            (await Api.As(key, HttpMethod.Post, $"/units/{rutan}/move", new { parent }, 1)).Must(status);
        await Try(own, new { slug = "kanwil-b" }, HttpStatusCode.Forbidden);
        await Try(own, null, HttpStatusCode.Forbidden);
        await Try(above, new { slug = "kanwil-b" }, HttpStatusCode.Forbidden);
        await Try(above, null, HttpStatusCode.Forbidden);
        await Try(all, null, HttpStatusCode.Forbidden);
        (await Api.As(above, HttpMethod.Put, "/units/by-slug/rutan", new { parent = new { slug = "kanwil-b" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(own, HttpMethod.Put, "/units/by-slug/baru", new { name = "Baru", parent = new { slug = "kanwil-a" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(own, HttpMethod.Put, "/units/by-slug/baru", new { name = "Baru" })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        await Try(all, new { slug = "kanwil-b" }, HttpStatusCode.OK);
        (await Api.As(own, HttpMethod.Patch, $"/units/{rutan}", new { shortName = "R" }, 2)).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_importer_sends_its_units_archive_and_does_not_find_the_others()
    {
        foreach (var unit in new[] { "rutan", "lain" })
            await Unit(unit);
        var (importer, other) = (await Key("importer", "rutan"), await Key("importer", "lain"));
        (
            await Api.As(
                importer,
                HttpMethod.Put,
                "/articles/by-source/web/1",
                new
                {
                    title = "Halo",
                    unit = new { slug = "rutan" },
                    publish = true,
                    publishedAt = "2020-01-01T00:00:00Z",
                }
            )
        ).Must(HttpStatusCode.Created);
        (
            await Api.As(importer, HttpMethod.Put, "/articles/by-source/web/2", new { title = "Halo", unit = new { slug = "lain" } })
        ).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (
            await Api.As(other, HttpMethod.Put, "/articles/by-source/web/1", new { title = "Diambil", unit = new { slug = "lain" } })
        ).IsProblem(HttpStatusCode.NotFound, "not-found");
        (await Api.As(importer, HttpMethod.Put, "/articles/by-source/web/1", new { unit = new { slug = "lain" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        Assert.That((await Api.ManageGet("/articles/by-source/web/1")).Data["title"]!.GetValue<string>(), Is.EqualTo("Halo"));
        (await Api.As(importer, HttpMethod.Put, "/tags/by-slug/arsip", new { name = "Arsip" })).Must(HttpStatusCode.Created);
        (await Api.As(importer, HttpMethod.Put, "/authors/by-slug/budi", new { name = "Budi", unit = new { slug = "rutan" } })).Must(
            HttpStatusCode.Created
        );
        (await Api.As(importer, HttpMethod.Put, "/authors/by-slug/siti", new { name = "Siti" })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await Api.As(other, HttpMethod.Put, "/authors/by-slug/budi", new { unit = new { slug = "lain" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
    }

    [Test]
    public async Task Who_only_reads_a_unit_puts_no_translation_onto_its_pages()
    {
        foreach (var unit in new[] { "asal", "tujuan" })
            await Unit(unit);
        async Task<string> Two(string atOrigin, string atOwn) =>
            (
                await Api.Post(
                    "/keys",
                    new
                    {
                        name = "x",
                        grants = new[]
                        {
                            new { role = atOrigin, unit = new { slug = "asal" } },
                            new { role = atOwn, unit = new { slug = "tujuan" } },
                        },
                    }
                )
            )
                .Must(HttpStatusCode.Created)
                .Json["data"]!["key"]!.GetValue<string>();
        var (reader, writer, script) = (await Two("viewer", "editor"), await Two("writer", "writer"), await Two("viewer", "importer"));
        var original = (await Live("Asli", "asal")).Id;
        void Lacks(Answer answer, string role)
        {
            var grant = answer.IsProblem(HttpStatusCode.Forbidden, "missing-grant").Json["grant"]!;
            Assert.That((grant["role"]!.GetValue<string>(), grant["unit"]!["slug"]!.GetValue<string>()), Is.EqualTo((role, "asal")));
        }
        object Body(string title) =>
            new
            {
                title,
                language = "en",
                unit = new { slug = "tujuan" },
                translationOf = new { id = original },
            };
        Lacks(await Api.As(reader, HttpMethod.Post, "/articles", Body("Palsu")), "writer");
        Lacks(await Api.As(script, HttpMethod.Put, "/articles/by-source/web/1", Body("Palsu")), "importer");
        var own = (
            await Api.As(
                reader,
                HttpMethod.Post,
                "/articles",
                new
                {
                    title = "Own",
                    language = "en",
                    unit = new { slug = "tujuan" },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        Lacks(await Api.As(reader, HttpMethod.Patch, $"/articles/{own}", new { translationOf = new { slug = "asli" } }, 1), "writer");

        // Joined by who writes for both, it can be worked on, and taken out; not put in again, by a restore either.
        (await Api.As(writer, HttpMethod.Patch, $"/articles/{own}", new { translationOf = new { id = original } }, 1)).Must(
            HttpStatusCode.OK
        );
        (await Api.As(reader, HttpMethod.Patch, $"/articles/{own}", new { title = "Own words" }, 2)).Must(HttpStatusCode.OK);
        (await Api.As(reader, HttpMethod.Post, $"/articles/{own}/revisions/2/restore", null, 3)).Must(HttpStatusCode.OK);
        (await Api.As(reader, HttpMethod.Patch, $"/articles/{own}", new { translationOf = (object?)null }, 4)).Must(HttpStatusCode.OK);
        Lacks(await Api.As(reader, HttpMethod.Post, $"/articles/{own}/revisions/2/restore", null, 5), "writer");
        (await Api.As(writer, HttpMethod.Post, $"/articles/{own}/revisions/2/restore", null, 5)).Must(HttpStatusCode.OK);
        Assert.That((await Api.Get($"/v1/articles/{original}")).Data["translations"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task What_is_planned_for_a_unit_and_noted_on_it_is_for_its_administrators()
    {
        await Unit("kanwil");
        var unit = await Unit("rutan", "kanwil");
        (
            await Api.Post(
                $"/units/{unit}/rename",
                new
                {
                    name = "Rutan Baru",
                    legalBasis = "SK 1",
                    note = "Catatan",
                },
                1
            )
        ).Must(HttpStatusCode.OK);
        (
            await Api.Post(
                $"/units/{unit}/rename",
                new
                {
                    name = "Rutan Lain",
                    effectiveOn = "2026-12-01",
                    note = "Rencana",
                },
                2
            )
        ).Must(HttpStatusCode.OK);
        async Task<string[]> Seen(string key) =>
            [
                .. (await Api.As(key, HttpMethod.Get, $"/units/{unit}/events"))
                    .Must(HttpStatusCode.OK)
                    .Data.AsArray()
                    .Select(one => $"{one!["effectiveOn"]} {one["note"]}"),
            ];
        Assert.That(await Seen(await Key("admin", "kanwil")), Is.EqualTo(new[] { "2026-12-01 Rencana", "2026-11-24 Catatan" }));
        foreach (var key in new[] { await Key("editor", "rutan"), await Key("admin", "kanwil", "self") })
            Assert.That(await Seen(key), Is.EqualTo(new[] { "2026-11-24 " }));
    }

    [TestCase("kanwil-a")]
    [TestCase(null)]
    public async Task An_heir_does_not_undo_what_was_decided_above_it(string? parent)
    {
        await Unit("pusat");
        foreach (var one in new[] { "kanwil-a", "kanwil-b" })
            await Unit(one, "pusat");
        var unit = await Unit("rutan", parent);
        (await Api.Post($"/units/{unit}/merge", new { into = new { slug = "kanwil-b" } }, 1)).Must(HttpStatusCode.OK);
        var path = $"/units/{unit}/events/{(await Api.ManageGet($"/units/{unit}/events")).Data[0]!["id"]}";
        var (heir, above) = (await Key("admin", "kanwil-b"), await Key("admin", parent is null ? null : "pusat"));
        foreach (
            var (method, body) in new (HttpMethod, object?)[]
            {
                (HttpMethod.Delete, null),
                (HttpMethod.Patch, new { effectiveOn = "2030-01-01" }),
            }
        )
        {
            var grant = (await Api.As(heir, method, path, body, 2)).IsProblem(HttpStatusCode.Forbidden, "missing-grant").Json["grant"]!;
            Assert.That((grant["role"]!.GetValue<string>(), grant["unit"]?["slug"]!.GetValue<string>()), Is.EqualTo(("admin", parent)));
        }
        (await Api.As(above, HttpMethod.Patch, path, new { note = "x" }, 2)).Must(HttpStatusCode.OK);
        (await Api.As(above, HttpMethod.Delete, path, null, 3)).Must(HttpStatusCode.OK);
    }
}
