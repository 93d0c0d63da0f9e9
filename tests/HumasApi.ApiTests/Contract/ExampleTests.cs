using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HumasApi.ApiTests.Delivery;
using HumasApi.Management.Search;

namespace HumasApi.ApiTests.Contract;

/// <summary>
/// The examples in the documents are what the service answers: a walk through all operations, in an order in which each
/// of them succeeds, gives the very file that the documents take them from.
/// </summary>
internal sealed class ExampleTests : ApiTest
{
    private const string DeliveryDocument = ExampleRecorder.DeliveryDocument;
    private const string ManagementDocument = ExampleRecorder.ManagementDocument;
    private readonly ExampleRecorder record = new();

    [Test]
    public async Task Every_example_is_what_the_service_answers_today()
    {
        await Units();
        await Authors();
        await Tags();
        var article = await Articles();
        await Delivery();
        await Schedule();
        await Inbox();
        await SearchRules();
        await Webhooks();
        await Access();
        await Imports();
        await Farewells(article);
        Repository.AssertFile("src/HumasApi/Http/Examples.json", record.ToJson());
    }

    private async Task Units()
    {
        await record.Do(
            "createUnit",
            HttpMethod.Post,
            "/units",
            new
            {
                slug = "kanwil-contoh",
                code = "CONTOH-13",
                name = "Kantor Wilayah Jawa Tengah",
                shortName = "Kanwil Jateng",
                kind = "regionalOffice",
                region = new { code = "33", name = "Jawa Tengah" },
                contact = new
                {
                    address = "Jalan Contoh 1, Semarang",
                    phone = "+62 24 555 0100",
                    email = "humas@jateng.example",
                },
                website = "https://jateng.example",
                articleUrlTemplate = "https://jateng.example/berita/{slug}",
                timeZone = "Asia/Jakarta",
                logo = new
                {
                    url = "https://jateng.example/logo.png",
                    width = 512,
                    height = 512,
                    mediaType = "image/png",
                    alt = "Lambang kantor wilayah",
                },
            },
            status: HttpStatusCode.Created
        );
        var office = (
            await Api.Put(
                "/units/by-slug/kanwil-ditjenpas-jateng",
                new
                {
                    name = "Kantor Wilayah Jawa Tengah",
                    shortName = "Kanwil Jateng",
                    kind = "regionalOffice",
                    code = "W13",
                    timeZone = "Asia/Jakarta",
                    articleUrlTemplate = "https://jateng.example/berita/{slug}",
                }
            )
        ).Must(HttpStatusCode.Created);
        var prison = new
        {
            name = "Rumah Tahanan Negara Kelas IIB Salatiga",
            shortName = "Rutan Salatiga",
            kind = "technicalUnit",
            subKind = "rutan",
            unitClass = "IIB",
            parent = new { slug = "kanwil-ditjenpas-jateng" },
        };
        var unit = await record.Do(
            "putUnitBySlug",
            HttpMethod.Put,
            "/units/by-slug/rutan-kelas-ii-b-salatiga",
            prison,
            status: HttpStatusCode.Created,
            parameters: new { slug = "rutan-kelas-ii-b-salatiga" }
        );
        await record.Do("putUnitBySlug", HttpMethod.Put, "/units/by-slug/rutan-kelas-ii-b-salatiga", prison);
        await record.Do(
            "patchUnit",
            HttpMethod.Patch,
            $"/units/{unit.Id}",
            new { contact = new { phone = "+62 298 555 0102" } },
            1,
            parameters: new { id = unit.Id }
        );
        var division = (
            await Api.Put(
                "/units/by-slug/divisi-pemasyarakatan",
                new
                {
                    name = "Divisi Pemasyarakatan",
                    kind = "regionalOffice",
                    parent = new { slug = "kanwil-ditjenpas-jateng" },
                }
            )
        ).Must(HttpStatusCode.Created);
        await record.Do(
            "moveUnit",
            HttpMethod.Post,
            $"/units/{unit.Id}/move",
            new { parent = new { slug = "divisi-pemasyarakatan" } },
            2,
            parameters: new { id = unit.Id }
        );
        await record.Do(
            "renameUnit",
            HttpMethod.Post,
            $"/units/{unit.Id}/rename",
            new
            {
                name = "Rumah Tahanan Negara Kelas IIA Salatiga",
                unitClass = "IIA",
                effectiveOn = "2026-12-01",
                legalBasis = "Kepmen 7/2026",
                note = "Naik kelas",
            },
            3,
            parameters: new { id = unit.Id }
        );
        var events = await record.Do("listUnitEvents", HttpMethod.Get, $"/units/{unit.Id}/events", parameters: new { id = unit.Id });
        var eventId = events.Data[0]!["id"]!.GetValue<string>();
        await record.Do(
            "patchUnitEvent",
            HttpMethod.Patch,
            $"/units/{unit.Id}/events/{eventId}",
            new { effectiveOn = "2027-01-01" },
            4,
            parameters: new { id = unit.Id, eventId }
        );
        await record.Do(
            "cancelUnitEvent",
            HttpMethod.Delete,
            $"/units/{unit.Id}/events/{eventId}",
            null,
            5,
            parameters: new { id = unit.Id, eventId }
        );
        var (branch, house, post) = (await Unit("cabang-rutan-ambarawa"), await Unit("kantor-bersama"), await Unit("pos-lama"));
        foreach (var slug in new[] { "kantor-hukum", "kantor-imigrasi" })
            await Unit(slug);
        await record.Do(
            "mergeUnit",
            HttpMethod.Post,
            $"/units/{branch}/merge",
            new
            {
                into = new { slug = "rutan-kelas-ii-b-salatiga" },
                effectiveOn = "2025-01-01",
                legalBasis = "Kepmen 2/2025",
            },
            1,
            parameters: new { id = branch }
        );
        await record.Do(
            "splitUnit",
            HttpMethod.Post,
            $"/units/{house}/split",
            new
            {
                into = new[] { new { slug = "kantor-hukum" }, new { slug = "kantor-imigrasi" } },
                heir = new { slug = "kantor-hukum" },
                effectiveOn = "2024-11-05",
                legalBasis = "Perpres 139/2024",
            },
            1,
            parameters: new { id = house }
        );
        await record.Do(
            "closeUnit",
            HttpMethod.Post,
            $"/units/{post}/close",
            new { effectiveOn = "2025-06-30", note = "Pos ditutup" },
            1,
            parameters: new { id = post }
        );
        await record.Do("getManagedUnit", HttpMethod.Get, $"/units/{office.Id}", parameters: new { id = office.Id });
        await record.Do(
            "getManagedUnitBySlug",
            HttpMethod.Get,
            "/units/by-slug/rutan-kelas-ii-b-salatiga",
            parameters: new { slug = "rutan-kelas-ii-b-salatiga" }
        );
        await record.Do("listManagedUnits", HttpMethod.Get, "/units?kind=technicalUnit");
        var mistake = await Unit("rutan-keliru");
        await record.Do("deleteUnit", HttpMethod.Delete, $"/units/{mistake}", null, 1, HttpStatusCode.NoContent, new { id = mistake });
    }

    private async Task Authors()
    {
        var author = await record.Do(
            "createAuthor",
            HttpMethod.Post,
            "/authors",
            new
            {
                name = "Sari Wulandari",
                initials = "S.Wul",
                position = "Pranata Humas Ahli Muda",
                unit = new { slug = "kanwil-ditjenpas-jateng" },
                bio = "Menulis tentang pelayanan publik sejak 2015.",
                photo = new
                {
                    url = "https://jateng.example/foto/sari.jpg",
                    width = 800,
                    height = 800,
                    mediaType = "image/jpeg",
                    alt = "Sari Wulandari",
                },
            },
            status: HttpStatusCode.Created
        );
        var other = new
        {
            name = "Bagus Prakoso",
            initials = "B.Pra",
            unit = new { slug = "rutan-kelas-ii-b-salatiga" },
        };
        await record.Do(
            "putAuthorBySlug",
            HttpMethod.Put,
            "/authors/by-slug/bagus-prakoso",
            other,
            status: HttpStatusCode.Created,
            parameters: new { slug = "bagus-prakoso" }
        );
        await record.Do("putAuthorBySlug", HttpMethod.Put, "/authors/by-slug/bagus-prakoso", other);
        await record.Do(
            "patchAuthor",
            HttpMethod.Patch,
            $"/authors/{author.Id}",
            new { position = "Pranata Humas Ahli Madya" },
            1,
            parameters: new { id = author.Id }
        );
        await record.Do("getManagedAuthor", HttpMethod.Get, $"/authors/{author.Id}", parameters: new { id = author.Id });
        await record.Do(
            "getManagedAuthorBySlug",
            HttpMethod.Get,
            "/authors/by-slug/bagus-prakoso",
            parameters: new { slug = "bagus-prakoso" }
        );
        await record.Do("listManagedAuthors", HttpMethod.Get, "/authors?unit=kanwil-ditjenpas-jateng");
        var mistake = await Author("penulis-keliru");
        await record.Do("deleteAuthor", HttpMethod.Delete, $"/authors/{mistake}", null, 1, HttpStatusCode.NoContent, new { id = mistake });
    }

    private async Task Tags()
    {
        var tag = await record.Do(
            "createTag",
            HttpMethod.Post,
            "/tags",
            new
            {
                name = "Berita",
                kind = "category",
                description = "Kabar kegiatan sehari-hari.",
            },
            status: HttpStatusCode.Created
        );
        var topic = new { name = "Pelayanan Publik", kind = "topic" };
        await record.Do(
            "putTagBySlug",
            HttpMethod.Put,
            "/tags/by-slug/pelayanan-publik",
            topic,
            status: HttpStatusCode.Created,
            parameters: new { slug = "pelayanan-publik" }
        );
        await record.Do("putTagBySlug", HttpMethod.Put, "/tags/by-slug/pelayanan-publik", topic);
        await record.Do(
            "patchTag",
            HttpMethod.Patch,
            $"/tags/{tag.Id}",
            new { description = "Kabar kegiatan satuan kerja." },
            1,
            parameters: new { id = tag.Id }
        );
        await record.Do("getManagedTag", HttpMethod.Get, $"/tags/{tag.Id}", parameters: new { id = tag.Id });
        await record.Do(
            "getManagedTagBySlug",
            HttpMethod.Get,
            "/tags/by-slug/pelayanan-publik",
            parameters: new { slug = "pelayanan-publik" }
        );
        await record.Do("listManagedTags", HttpMethod.Get, "/tags?kind=category");
        var mistake = await Tag("tag-keliru");
        await record.Do("deleteTag", HttpMethod.Delete, $"/tags/{mistake}", null, 1, HttpStatusCode.NoContent, new { id = mistake });
    }

    private async Task Review()
    {
        var id = (await Draft("Pelatihan Barista Dibuka", "rutan-kelas-ii-b-salatiga")).Id;
        await record.Do(
            "submitArticle",
            HttpMethod.Post,
            $"/articles/{id}/submit",
            new { note = "Mohon diperiksa sebelum pukul 15.00." },
            1,
            parameters: new { id }
        );
        var reviewer = (
            await Api.Post(
                "/keys",
                new
                {
                    name = "Redaksi Kanwil Jateng",
                    grants = new[]
                    {
                        new
                        {
                            role = "editor",
                            unit = new { slug = "kanwil-ditjenpas-jateng" },
                            scope = "subtree",
                        },
                    },
                }
            )
        ).Must(HttpStatusCode.Created).Id;
        await record.Do("listReviewers", HttpMethod.Get, $"/articles/{id}/reviewers", parameters: new { id });
        await record.Do(
            "assignArticle",
            HttpMethod.Post,
            $"/articles/{id}/assign",
            new { assignee = new { id = reviewer }, note = "Untuk redaksi kantor wilayah." },
            2,
            parameters: new { id }
        );
        await record.Do(
            "rejectArticle",
            HttpMethod.Post,
            $"/articles/{id}/reject",
            new { reason = "Nama narasumber belum lengkap." },
            3,
            parameters: new { id }
        );
        (
            await Api.Patch(
                $"/articles/{id}",
                new { summary = "Pelatihan diikuti dua belas peserta.", revisionNote = "Nama narasumber dilengkapi" },
                4
            )
        ).Must(HttpStatusCode.OK);
        await record.Do("diffArticleRevisions", HttpMethod.Get, $"/articles/{id}/revisions/2/diff", parameters: new { id, number = 2 });
        (await Api.Post($"/articles/{id}/submit", null, 5)).Must(HttpStatusCode.OK);
        await record.Do(
            "approveArticle",
            HttpMethod.Post,
            $"/articles/{id}/approve",
            new { note = "Siap terbit." },
            6,
            parameters: new { id }
        );
        await record.Do(
            "withdrawArticle",
            HttpMethod.Post,
            $"/articles/{id}/withdraw",
            new { note = "Menunggu foto." },
            7,
            parameters: new { id }
        );
        await record.Do(
            "addArticleNote",
            HttpMethod.Post,
            $"/articles/{id}/notes",
            new { text = "Foto menyusul besok." },
            status: HttpStatusCode.Created,
            parameters: new { id }
        );
        var link = await record.Do(
            "createPreviewLink",
            HttpMethod.Post,
            $"/articles/{id}/preview-links",
            new { note = "Kepala Kantor Wilayah" },
            status: HttpStatusCode.Created,
            parameters: new { id }
        );
        await record.Do("listPreviewLinks", HttpMethod.Get, $"/articles/{id}/preview-links", parameters: new { id });
        var token = link.Json["data"]!["url"]!.GetValue<string>().Split('/')[^1];
        await record.Preview("previewArticle", token);
        var brief = (await Api.Post($"/articles/{id}/preview-links", new { expiresAt = Newsroom.Clock.Now.AddSeconds(1) }))
            .Must(HttpStatusCode.Created)
            .Json["data"]!["url"]!.GetValue<string>();
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(1));
        await record.Refused(ExampleRecorder.ManagementDocument, HttpStatusCode.Gone, Api.Get(new Uri(brief).PathAndQuery));
        await record.Do(
            "deletePreviewLink",
            HttpMethod.Delete,
            $"/articles/{id}/preview-links/{link.Id}",
            status: HttpStatusCode.NoContent,
            parameters: new { id, linkId = link.Id }
        );
        await record.Do("listArticleNotes", HttpMethod.Get, $"/articles/{id}/notes", parameters: new { id });
    }

    private async Task Access()
    {
        var grants = new object[]
        {
            new { role = "writer", unit = new { slug = "rutan-kelas-ii-b-salatiga" } },
            new
            {
                role = "viewer",
                unit = new { slug = "kanwil-ditjenpas-jateng" },
                scope = "subtree",
            },
        };
        var made = await record.Do(
            "createKey",
            HttpMethod.Post,
            "/keys",
            new
            {
                name = "Situs Rutan Salatiga",
                owner = "Sari Wulandari",
                email = "sari@ditjenpas.example",
                expiresAt = "2027-12-31T17:00:00Z",
                allowedAddresses = new[] { "203.0.113.0/24" },
                grants,
            },
            status: HttpStatusCode.Created
        );
        await record.Do(
            "patchKey",
            HttpMethod.Patch,
            $"/keys/{made.Id}",
            new { owner = "Bagus Prakoso" },
            1,
            parameters: new { id = made.Id }
        );
        await record.Do(
            "rotateKey",
            HttpMethod.Post,
            $"/keys/{made.Id}/rotate",
            new { overlapMinutes = 60 },
            2,
            parameters: new { id = made.Id }
        );
        await record.Do("getKey", HttpMethod.Get, $"/keys/{made.Id}", parameters: new { id = made.Id });
        await record.Do("listKeys", HttpMethod.Get, "/keys?revoked=false");
        await record.Do(
            "revokeKey",
            HttpMethod.Post,
            $"/keys/{made.Id}/revoke",
            new { reason = "Perangkat hilang" },
            3,
            parameters: new { id = made.Id }
        );
        await record.Do("getMe", HttpMethod.Get, "/me");
        var writer = await Key("writer", "rutan-kelas-ii-b-salatiga");
        await Review();
        await record.Do("listAudit", HttpMethod.Get, $"/audit?entity=key&entityId={made.Id}&limit=2");
        await record.Do("exportAudit", HttpMethod.Get, $"/audit/export?action=revokeKey&entityId={made.Id}");
        await record.Refused(
            ManagementDocument,
            HttpStatusCode.Forbidden,
            Api.As(writer, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "kanwil-ditjenpas-jateng" } })
        );
    }

    private async Task Schedule()
    {
        var id = (await Draft("Upacara bendera", "rutan-kelas-ii-b-salatiga")).Id;
        var publish = $"/articles/{id}/schedule/publish";
        await record.Do("schedulePublish", HttpMethod.Post, publish, new { at = "2026-12-01T01:00:00Z" }, 1, parameters: new { id });
        await record.Do(
            "scheduleUnpublish",
            HttpMethod.Post,
            $"/articles/{id}/schedule/unpublish",
            new { at = "2026-12-08T01:00:00Z", publicNote = "Pengumuman ini sudah tidak berlaku." },
            1,
            parameters: new { id }
        );
        await record.Do("listSchedule", HttpMethod.Get, $"/schedule?article={id}");
        await Calendars();
        (await Api.Delete(publish, null)).Must(HttpStatusCode.NoContent);
        (await Api.Delete($"/articles/{id}/schedule/unpublish", null)).Must(HttpStatusCode.NoContent);
    }

    private async Task Calendars()
    {
        var link = await record.Do(
            "createCalendarLink",
            HttpMethod.Post,
            "/schedule/calendars",
            new { note = "Ponsel redaksi", unit = new { slug = "rutan-kelas-ii-b-salatiga" } },
            status: HttpStatusCode.Created
        );
        await record.Do("listCalendarLinks", HttpMethod.Get, "/schedule/calendars");
        await record.Calendar("getCalendar", link.Data["url"]!.GetValue<string>().Split('/')[^1]);
        var path = $"/schedule/calendars/{link.Id}";
        await record.Do("deleteCalendarLink", HttpMethod.Delete, path, null, null, HttpStatusCode.NoContent, new { linkId = link.Id });
    }

    private async Task SearchRules()
    {
        var draft = await Draft("Bazar hasil karya", "rutan-kelas-ii-b-salatiga", new { body = "<p>Warga binaan menjual keripik.</p>" });
        await Newsroom.RunJobAsync<IndexWorkingTexts>();
        await record.Do("searchWorkingTexts", HttpMethod.Get, "/search?q=keripik");
        (await Api.Delete($"/articles/{draft.Id}", 1)).Must(HttpStatusCode.NoContent);
        await Newsroom.SqlAsync("insert into search_misses values ('2026-11-23', 'jadwal remisi lebaran', 41, 3)");
        await record.Do("listSearchMisses", HttpMethod.Get, "/search/misses?from=2026-11-01");
        var rule = await record.Do(
            "createSynonym",
            HttpMethod.Post,
            "/search/synonyms",
            new { words = new[] { "silayar", "sistem pelayanan kunjungan" }, note = "Aplikasi Rutan Salatiga" },
            status: HttpStatusCode.Created
        );
        await record.Do("listSynonyms", HttpMethod.Get, "/search/synonyms");
        await record.Do("listStandardSynonyms", HttpMethod.Get, "/search/standard-synonyms?limit=2");
        var path = $"/search/synonyms/{rule.Id}";
        await record.Do("deleteSynonym", HttpMethod.Delete, path, null, null, HttpStatusCode.NoContent, new { id = rule.Id });
    }

    private async Task Inbox()
    {
        var editor = await Key("editor", "kanwil-ditjenpas-jateng");
        var draft = await Draft("Kunjungan sekolah", "rutan-kelas-ii-b-salatiga");
        (await Api.Post($"/articles/{draft.Id}/submit", new { note = "Mohon ditinjau" }, 1)).Must(HttpStatusCode.OK);
        (await Api.As(editor, HttpMethod.Post, $"/articles/{draft.Id}/reject", new { reason = "Tambahkan nama pejabat." }, 2)).Must(
            HttpStatusCode.OK
        );
        var id = (await record.Do("listInbox", HttpMethod.Get, "/inbox?waits=true&limit=1")).Data[0]!["id"]!.GetValue<string>();
        await record.Do("countInbox", HttpMethod.Get, "/inbox/count");
        using (var listener = await EventListener.OpenAsync("/manage/v1/inbox/events", key: Newsroom.AdminKey))
            record.Heard("followInbox", (await listener.NextAsync())!.Data!, ExampleRecorder.ManagementDocument);
        await record.Do("readInboxItem", HttpMethod.Post, $"/inbox/{id}/read", parameters: new { id });
        await record.Do("unreadInboxItem", HttpMethod.Post, $"/inbox/{id}/unread", parameters: new { id });
        await record.Do("readInbox", HttpMethod.Post, "/inbox/read", new { through = id });
        await record.Do("getInboxMail", HttpMethod.Get, "/inbox/mail");
        await record.Do("patchInboxMail", HttpMethod.Patch, "/inbox/mail", new { kinds = new[] { "rejected", "refused" } });
    }

    // Not active, so that nothing is sent while it is written down.
    private async Task Webhooks()
    {
        var body = new
        {
            url = "https://penerima.example/humas",
            description = "Situs kanwil: bangun ulang",
            events = new[] { "article.published", "article.updated", "article.unpublished" },
            unit = new { slug = "kanwil-ditjenpas-jateng" },
            scope = "subtree",
            active = false,
        };
        var id = (await record.Do("createWebhook", HttpMethod.Post, "/webhooks", body, status: HttpStatusCode.Created)).Id;
        await record.Do("patchWebhook", HttpMethod.Patch, $"/webhooks/{id}", new { ordered = true }, 1, parameters: new { id });
        await record.Do("rotateWebhook", HttpMethod.Post, $"/webhooks/{id}/rotate", new { overlapMinutes = 60 }, 2, parameters: new { id });
        await record.Do("getWebhook", HttpMethod.Get, $"/webhooks/{id}", parameters: new { id });
        await record.Do("listWebhooks", HttpMethod.Get, "/webhooks");
        var sent = await record.Do(
            "testWebhook",
            HttpMethod.Post,
            $"/webhooks/{id}/test",
            status: HttpStatusCode.Accepted,
            parameters: new { id }
        );
        var deliveryId = sent.Id;
        await record.Do(
            "replayWebhook",
            HttpMethod.Post,
            $"/webhooks/{id}/replay",
            new { from = "2026-11-24T00:00:00Z", before = "2026-11-24T00:00:01Z" },
            parameters: new { id }
        );
        await Newsroom.SqlAsync(
            $"""
            insert into webhook_attempts (delivery_id, number, at, milliseconds, status, request, response)
            select id, 1, at, 187, 503, '{"{"}"type":"webhook.test"{"}"}', 'Sedang perawatan' from webhook_deliveries
            """
        );
        await record.Do("listWebhookDeliveries", HttpMethod.Get, $"/webhooks/{id}/deliveries", parameters: new { id });
        await record.Do(
            "getWebhookDelivery",
            HttpMethod.Get,
            $"/webhooks/{id}/deliveries/{deliveryId}",
            parameters: new { id, deliveryId }
        );
        await record.Do(
            "replayWebhookDelivery",
            HttpMethod.Post,
            $"/webhooks/{id}/deliveries/{deliveryId}/replay",
            status: HttpStatusCode.Accepted,
            parameters: new { id, deliveryId }
        );
        await record.Do("deleteWebhook", HttpMethod.Delete, $"/webhooks/{id}", null, 3, HttpStatusCode.NoContent, new { id });
    }

    // One that writes nothing, so that undoing it changes no other example.
    private async Task ChunkedImport()
    {
        var id = (await Api.Manage(HttpMethod.Post, "/imports?source=arsip-2020&format=ndjson&chunked=true", null))
            .Must(HttpStatusCode.Accepted)
            .Id;
        const string Chunk = """{"externalId":"post-3","unit":{"slug":"rutan-kelas-ii-b-salatiga"}}""";
        await record.Upload("putImportChunk", $"/imports/{id}/chunks/1", Chunk, HttpMethod.Put, HttpStatusCode.OK, new { id, number = 1 });
        await record.Do("listImportChunks", HttpMethod.Get, $"/imports/{id}/chunks", parameters: new { id });
        await record.Do(
            "completeImport",
            HttpMethod.Post,
            $"/imports/{id}/complete",
            new { chunks = 1 },
            status: HttpStatusCode.Accepted,
            parameters: new { id }
        );
        while ((await Api.ManageGet($"/imports/{id}")).Data["state"]!.GetValue<string>() != "done")
            await Task.Delay(50);
        await record.Do("revertImport", HttpMethod.Post, $"/imports/{id}/revert", status: HttpStatusCode.Accepted, parameters: new { id });
    }

    private async Task Imports()
    {
        const string File = """
            {"externalId":"post-1","title":"Panen Raya di Kebun Rutan","body":"<p>Petugas memanen sayur.</p>","unit":{"slug":"rutan-kelas-ii-b-salatiga"},"tags":[{"name":"Panen Raya"}],"publishedAt":"2019-09-10T08:00:00+07:00","publish":true}
            {"externalId":"post-2","unit":{"slug":"rutan-kelas-ii-b-salatiga"}}
            """;
        var id = (await record.Upload("createImport", "/imports?source=arsip-2019&name=arsip-2019.ndjson&create=tags", File)).Id;
        while ((await Api.ManageGet($"/imports/{id}")).Data["state"]!.GetValue<string>() != "done")
            await Task.Delay(50);
        await record.Do("listImports", HttpMethod.Get, "/imports?source=arsip-2019");
        await record.Do("getImport", HttpMethod.Get, $"/imports/{id}", parameters: new { id });
        await record.Do("listImportErrors", HttpMethod.Get, $"/imports/{id}/errors", parameters: new { id });
        await record.Do("listImportWarnings", HttpMethod.Get, $"/imports/{id}/warnings", parameters: new { id });
        // Without the worker, which would be done before the requests.
        await Newsroom.SqlAsync("update imports set state = 'queued', ended_at = null");
        await record.Do("pauseImport", HttpMethod.Post, $"/imports/{id}/pause", parameters: new { id });
        await record.Do("resumeImport", HttpMethod.Post, $"/imports/{id}/resume", parameters: new { id });
        while ((await Api.ManageGet($"/imports/{id}")).Data["state"]!.GetValue<string>() != "done")
            await Task.Delay(50);
        await Newsroom.SqlAsync("update imports set state = 'paused', ended_at = null");
        await record.Do("cancelImport", HttpMethod.Post, $"/imports/{id}/cancel", parameters: new { id });
        await record.Do("previewImportRevert", HttpMethod.Get, $"/imports/{id}/revert", parameters: new { id });
        var article = (await Api.ManageGet("/articles?source=arsip-2019")).Data[0]!["id"]!.GetValue<string>();
        await record.Do("getArticleImport", HttpMethod.Get, $"/articles/{article}/import", parameters: new { id = article });
        await ChunkedImport();
        await record.Do("exportArticles", HttpMethod.Get, "/exports/articles?source=arsip-2019");
        await record.Do("exportUnits", HttpMethod.Get, "/exports/units");
        await record.Do("exportAuthors", HttpMethod.Get, "/exports/authors");
        await record.Do("exportTags", HttpMethod.Get, "/exports/tags");
        await record.Do("exportArchive", HttpMethod.Get, "/exports/archive");
    }

    private async Task<string> Articles()
    {
        var article = await record.Do(
            "createArticle",
            HttpMethod.Post,
            "/articles",
            new
            {
                kind = "news",
                title = "Loket Kunjungan Rutan Salatiga Buka Sampai Sore",
                summary = "Keluarga kini dapat mendaftar kunjungan hingga pukul 15.00.",
                body = "<p>Mulai pekan ini loket pendaftaran kunjungan melayani keluarga sampai pukul 15.00.</p><p>“Banyak keluarga "
                    + "datang dari luar kota,” ujar petugas loket.</p><script>alert(1)</script>",
                dateline = "SALATIGA",
                byline = "Sari Wulandari",
                signOff = "S.Wul",
                eventDate = "2026-11-23",
                unit = new { slug = "rutan-kelas-ii-b-salatiga" },
                mentionedUnits = new[] { new { slug = "kanwil-ditjenpas-jateng" } },
                authors = new[] { new { slug = "sari-wulandari" } },
                tags = new[] { new { slug = "berita" }, new { slug = "pelayanan-publik" } },
                coverImage = new
                {
                    url = "https://jateng.example/foto/loket.jpg",
                    width = 1600,
                    height = 900,
                    mediaType = "image/jpeg",
                    alt = "Antrean tertib di depan loket kunjungan",
                    credit = "Humas Rutan Salatiga",
                    focalPoint = new { x = 0.4, y = 0.5 },
                },
            },
            status: HttpStatusCode.Created
        );
        var id = article.Id;
        await record.Do(
            "publishArticle",
            HttpMethod.Post,
            $"/articles/{id}/publish",
            new { publishedAt = "2026-11-24T10:00:00+07:00", update = "minor" },
            1,
            parameters: new { id }
        );
        await record.Do(
            "patchArticle",
            HttpMethod.Patch,
            $"/articles/{id}",
            new { subtitle = "Jam layanan bertambah dua jam" },
            2,
            parameters: new { id }
        );
        await record.Do("getManagedArticle", HttpMethod.Get, $"/articles/{id}", parameters: new { id });
        await record.Do(
            "getManagedArticleBySlug",
            HttpMethod.Get,
            "/articles/by-slug/loket-kunjungan-rutan-salatiga-buka-sampai-sore",
            parameters: new { slug = "loket-kunjungan-rutan-salatiga-buka-sampai-sore" }
        );
        (await Api.Post($"/articles/{id}/publish", new { update = "major", changeNote = "Menambahkan keterangan jam layanan." }, 3)).Must(
            HttpStatusCode.OK
        );
        await record.Do("listArticleRevisions", HttpMethod.Get, $"/articles/{id}/revisions", parameters: new { id });
        await record.Do("getArticleRevision", HttpMethod.Get, $"/articles/{id}/revisions/1", parameters: new { id, number = 1 });
        await record.Do(
            "restoreArticleRevision",
            HttpMethod.Post,
            $"/articles/{id}/revisions/1/restore",
            new { },
            4,
            parameters: new { id, number = 1 }
        );
        await record.Do("discardArticleDraft", HttpMethod.Delete, $"/articles/{id}/draft", null, 5, parameters: new { id });

        var twin = await Tag("layanan-publik", name: "Layanan Publik");
        var imported = new
        {
            title = "Pelatihan Membatik Dimulai",
            body = "<p>Dua puluh peserta mengikuti pelatihan membatik selama sepekan.</p>",
            dateline = "SEMARANG",
            publishedAt = "2025-03-04T09:30:00+07:00",
            unit = new { slug = "kanwil-ditjenpas-jateng" },
            authors = new[] { new { slug = "bagus-prakoso" } },
            tags = new[] { new { slug = "berita" }, new { slug = "layanan-publik" } },
            attribution = new { name = "KABAR CONTOH", url = "https://kabar.example/4711" },
            legacyUrls = new[] { "https://lama.jateng.example/?p=4711" },
            publish = true,
        };
        await record.Do(
            "putArticleBySource",
            HttpMethod.Put,
            "/articles/by-source/wordpress-jateng/post-4711",
            imported,
            status: HttpStatusCode.Created,
            parameters: new { source = "wordpress-jateng", externalId = "post-4711" }
        );
        await record.Do("putArticleBySource", HttpMethod.Put, "/articles/by-source/wordpress-jateng/post-4711", imported);
        await record.Do(
            "getManagedArticleBySource",
            HttpMethod.Get,
            "/articles/by-source/wordpress-jateng/post-4711",
            parameters: new { source = "wordpress-jateng", externalId = "post-4711" }
        );
        await record.Do(
            "mergeTag",
            HttpMethod.Post,
            $"/tags/{twin}/merge",
            new { into = new { slug = "pelayanan-publik" } },
            1,
            parameters: new { id = twin }
        );
        await record.Do("listManagedArticles", HttpMethod.Get, "/articles?unit=kanwil-ditjenpas-jateng&scope=subtree&publication=live");
        var mistake = (await Draft("Naskah Keliru", "rutan-kelas-ii-b-salatiga")).Id;
        await record.Do(
            "deleteArticle",
            HttpMethod.Delete,
            $"/articles/{mistake}",
            null,
            1,
            HttpStatusCode.NoContent,
            new { id = mistake }
        );
        return id;
    }

    private async Task Delivery()
    {
        await record.Read("getNewsroom", "");
        await record.Read("getVocabularies", "/vocabularies");
        const string Old = "/resolve?url=https%3A%2F%2Flama.jateng.example%2F%3Fp%3D4711";
        await record.Read("resolveUrl", Old);
        await record.Read("resolveUrl", Old, HttpStatusCode.MovedPermanently, null, ("Accept", "text/html"));
        var list = await record.Read("listArticles", "/articles?limit=1");
        await record.Read("search", "/search?q=membatik&facets=true&limit=1");
        await record.Read("suggest", "/search/suggest?q=mem");
        var token = (await record.Read("sync", "/sync?type=article&limit=1")).Json["meta"]!["token"];
        await record.Read("getSnapshot", "/snapshot?type=article");
        using (var listener = await EventListener.OpenAsync($"?token={token}"))
        {
            await listener.NextAsync();
            record.Heard("followEvents", (await listener.NextAsync())!.Data!);
        }
        await Newsroom.SqlAsync("update change_retention set forgotten_to = 1000000");
        await record.Read("sync", $"/sync?token={token}", HttpStatusCode.Gone);
        await Newsroom.SqlAsync("update change_retention set forgotten_to = 0");
        var id = list.Data[0]!["id"]!.GetValue<string>();
        await record.Read("listArticleMonths", "/articles/months?unit=kanwil-ditjenpas-jateng&scope=subtree");
        await record.Read("getArticle", $"/articles/{id}", parameters: new { id });
        await record.Read("listRelatedArticles", $"/articles/{id}/related?limit=1", parameters: new { id });
        await record.Read(
            "getArticleBySlug",
            "/articles/by-slug/pelatihan-membatik-dimulai",
            parameters: new { slug = "pelatihan-membatik-dimulai" }
        );
        await record.Read("getArticleBySlug", "/articles/by-slug/Pelatihan-Membatik-Dimulai", HttpStatusCode.MovedPermanently);
        foreach (
            var (resource, one, slug, older) in new[]
            {
                ("authors", "Author", "sari-wulandari", "Sari-Wulandari"),
                ("units", "Unit", "rutan-kelas-ii-b-salatiga", "Rutan-Kelas-II-B-Salatiga"),
                ("tags", "Tag", "pelayanan-publik", "layanan-publik"),
            }
        )
        {
            await record.Read($"list{one}s", $"/{resource}?limit=1");
            var item = await record.Read($"get{one}BySlug", $"/{resource}/by-slug/{slug}", parameters: new { slug });
            await record.Read($"get{one}BySlug", $"/{resource}/by-slug/{older}", HttpStatusCode.MovedPermanently);
            await record.Read($"get{one}", $"/{resource}/{item.Id}", parameters: new { id = item.Id });
        }
        var merged = (await Api.ManageGet("/tags?merged=true")).Data[0]!["id"]!.GetValue<string>();
        await record.Read("getTag", $"/tags/{merged}", HttpStatusCode.MovedPermanently);
        await record.Read("getUnitTree", "/units/tree");
    }

    private async Task Farewells(string article)
    {
        await record.Refused(DeliveryDocument, HttpStatusCode.BadRequest, Api.Get("/v1/articles?units=rutan-kelas-ii-b-salatiga"));
        await record.Refused(DeliveryDocument, HttpStatusCode.NotFound, Api.Get("/v1/articles/by-slug/tidak-ada"));
        await record.Refused(ManagementDocument, HttpStatusCode.BadRequest, Api.Post("/tags", "{\"name\":"));
        await record.Refused(ManagementDocument, HttpStatusCode.Unauthorized, Api.Get("/manage/v1/tags"));
        await using var limited = Newsroom.AnotherInstance(null, null, ("Humas:RateLimits:Address", "1"), ("Humas:RateLimits:Key", "1"));
        foreach (var (document, path) in new[] { (DeliveryDocument, "v1/tags"), (ManagementDocument, "manage/v1/tags") })
        {
            Task<Answer> Ask() =>
                Api.Send(HttpMethod.Get, limited.ClientOptions.BaseAddress + path, null, ("Authorization", $"Bearer {Newsroom.AdminKey}"));
            (await Ask()).Must(HttpStatusCode.OK);
            await record.Refused(document, HttpStatusCode.TooManyRequests, Ask());
        }
        await record.Refused(ManagementDocument, HttpStatusCode.NotFound, Api.ManageGet("/articles/by-slug/tidak-ada"));
        await record.Refused(ManagementDocument, HttpStatusCode.Conflict, Api.Post("/tags", new { name = "Berita", slug = "berita" }));
        await record.Refused(
            ManagementDocument,
            HttpStatusCode.PreconditionFailed,
            Api.Patch($"/articles/{article}", new { dateline = "SALATIGA" }, 1)
        );
        await record.Refused(
            ManagementDocument,
            HttpStatusCode.UnsupportedMediaType,
            Api.Post(
                "/tags",
                new StringContent("name=Berita", Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"))
            )
        );
        await record.Refused(ManagementDocument, HttpStatusCode.UnprocessableEntity, Api.Post("/articles", new { titel = "Salah ketik" }));
        await record.Refused(
            ManagementDocument,
            HttpStatusCode.PreconditionRequired,
            Api.Patch($"/articles/{article}", new { dateline = "SALATIGA" }, null)
        );
        await record.Do(
            "unpublishArticle",
            HttpMethod.Post,
            $"/articles/{article}/unpublish",
            new
            {
                @as = "gone",
                publicNote = "Ditarik untuk diperiksa kembali.",
                seeAlso = new[] { new { slug = "pelatihan-membatik-dimulai" } },
            },
            6,
            parameters: new { id = article }
        );
        await record.Refused(DeliveryDocument, HttpStatusCode.Gone, Api.Get($"/v1/articles/{article}"));
    }
}
