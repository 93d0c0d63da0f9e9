using System.Net;
using HumasApi.Domain;

namespace HumasApi.ApiTests.Upgrades;

/// <summary>
/// What a dump holds: a row in every table, units with a history, and articles in every state. All names are made up. Dumps of
/// released versions hold what stood here at that time: add, but do not rename what <see cref="UpgradeTests"/> looks for.
/// </summary>
internal abstract class SmallNewsroom : ApiTest
{
    /// <summary>The secret of the key and of the preview link: a dump has no others, and of this one the hash.</summary>
    protected static readonly string KnownSecret = new('0', 64);

    /// <summary>A text that a careless filter of the dump would damage.</summary>
    protected const string Awkward = "Baris pertama; 'petik', \\. dan €.\n\n-- bukan komentar\n\\bukan perintah";

    /// <summary>A request whose response is stored under the Idempotency-Key kunci-1: repeated, it gets the same one.</summary>
    protected static readonly object OnlyOnce = new { title = "Sekali Saja", unit = new { slug = "rutan-uji" } };

    private const string Body = "<h2>Kebun</h2><p>Panen 40 kg cabai.</p>";

    protected static async Task FillAsync()
    {
        await FillUnitsAsync();
        await Author("penulis-uji", "Penulis Uji", "rutan-uji");
        await Tag("panen");
        var merged = await Tag("hasil-panen");
        await Tag("layanan", "category");
        await Live("Panen Perdana", "rutan-uji", Whole());
        var harvest = await Api.ManageGet("/articles/by-slug/panen-perdana");
        await Live("First Harvest", "rutan-uji", new { language = "en", translationOf = new { id = harvest.Id } });
        await FillDraftsAsync();
        await FillLiveAsync();
        await FillUnpublishedAsync();
        await Key("writer", "kanwil-uji");
        var once = await Api.Manage(HttpMethod.Post, "/articles", OnlyOnce, null, ("Idempotency-Key", "kunci-1"));
        once.Must(HttpStatusCode.Created);
        (await Api.Post($"/tags/{merged}/merge", new { into = new { slug = "panen" } }, 1)).Must(HttpStatusCode.OK);
        await ChangeUnitsAsync();
        await FillBesideAsync();
    }

    // Every member that an article can have.
    private static object Whole() =>
        new
        {
            subtitle = "Kebun di Balik Tembok",
            summary = Awkward,
            body = Body,
            dateline = "KOTA UJI",
            byline = "Penulis Uji",
            signOff = "P.Uji",
            eventDate = "2026-11-20",
            canonicalUrl = "https://asal.example/panen",
            tags = new[] { new { slug = "layanan" }, new { slug = "panen" }, new { slug = "hasil-panen" } },
            authors = new[] { new { slug = "penulis-uji" } },
            mentionedUnits = new[] { new { slug = "kanwil-uji" } },
            coverImage = new
            {
                url = "https://media.example/panen.jpg",
                width = 1200,
                height = 800,
                alt = "Cabai di keranjang",
                caption = "Panen",
                credit = "Humas",
            },
            attribution = new { name = "Kantor Berita Uji", url = "https://asal.example/" },
            seo = new { title = "Panen", description = "Panen perdana" },
            legacyUrls = new[] { "https://lama.example/?p=17" },
        };

    private static async Task FillUnitsAsync()
    {
        await Unit("kementerian-uji", name: "Kementerian Uji");
        await Unit("ditjen-uji", "kementerian-uji", "Direktorat Jenderal Uji");
        await Unit("kanwil-uji", "kementerian-uji", "Kantor Wilayah Uji");
        await Unit("kanwil-timur", "kementerian-uji", "Kantor Wilayah Timur");
        await Unit("rutan-uji", "kanwil-uji", "Rutan Uji");
        await Unit("cabang-rutan", "rutan-uji", "Cabang Rutan");
        await Unit("lapas-uji", "kanwil-uji", "Lapas Uji", new { reviewRequired = true });
    }

    // A rename, a move, another line, a merge, and a rename that lies ahead.
    private static async Task ChangeUnitsAsync()
    {
        await ChangeUnitAsync("rutan-uji", "rename", new { effectiveOn = "2026-10-01", name = "Rutan Uji Baru" });
        await ChangeUnitAsync("lapas-uji", "move", new { effectiveOn = "2026-09-01", parent = new { slug = "kanwil-timur" } });
        await ChangeUnitAsync("lapas-uji", "move", new { line = "technical", parent = new { slug = "ditjen-uji" } });
        await ChangeUnitAsync("cabang-rutan", "merge", new { effectiveOn = "2026-11-01", into = new { slug = "rutan-uji" } });
        await ChangeUnitAsync("kanwil-timur", "rename", new { effectiveOn = "2027-01-01", name = "Kantor Wilayah Timur Jauh" });
    }

    private static async Task FillDraftsAsync()
    {
        await Draft("Rencana Kegiatan", "rutan-uji", new { body = Body, tags = new[] { new { slug = "panen" } } });
        var review = await Draft("Menunggu Tinjauan", "cabang-rutan", new { body = Body });
        await ActAsync(review, "submit");
        (await Api.Post($"/articles/{review.Id}/notes", new { text = "Periksa angka." })).Must(HttpStatusCode.Created);
        var approved = await Draft("Sudah Disetujui", "rutan-uji", new { body = Body });
        await ActAsync(approved, "submit");
        await ActAsync(approved, "approve");
        var deleted = await Draft("Dihapus", "rutan-uji");
        (await Api.Delete($"/articles/{deleted.Id}", 1)).Must(HttpStatusCode.NoContent);
    }

    private static async Task FillLiveAsync()
    {
        var renamed = await Live("Kabar Lama", "cabang-rutan", new { body = Body });
        await PatchAsync(renamed, new { slug = "kabar-baru", title = "Kabar Baru" });
        await ActAsync(renamed, "publish", new { update = "major", changeNote = "Judul diperbaiki." });
        var edited = await Live("Diubah Setelah Terbit", "rutan-uji", new { body = Body });
        await PatchAsync(edited, new { summary = "Ringkasan baru" });
        (await Api.Post($"/articles/{edited.Id}/preview-links", new { note = "Untuk kantor" })).Must(HttpStatusCode.Created);
        var old = new
        {
            title = "Arsip",
            unit = new { slug = "rutan-uji" },
            publishedAt = "2022-10-12T10:16:00Z",
            publish = true,
        };
        (await Api.Put("/articles/by-source/lama/17", old)).Must(HttpStatusCode.Created);
    }

    private static async Task FillUnpublishedAsync()
    {
        var gone = await Live("Ditarik", "rutan-uji", new { body = Body });
        await ActAsync(gone, "unpublish", new { publicNote = "Ditarik untuk diperiksa." });
        var hidden = await Live("Tidak Pernah Ada", "rutan-uji", new { body = Body });
        await ActAsync(hidden, "unpublish", new { @as = "notFound" });
    }

    // What the API writes in its own time, and the secrets that UpgradeTests knows.
    private static async Task FillBesideAsync()
    {
        var file = new StringContent("""{"externalId":"impor-1","title":"Dari Arsip","unit":{"slug":"rutan-uji"}}""" + "\n{}");
        var import = (await Api.Manage(HttpMethod.Post, "/imports?source=arsip-uji", file)).Must(HttpStatusCode.Accepted).Id;
        while ((await Api.ManageGet($"/imports/{import}")).Data["state"]!.GetValue<string>() != "done")
            await Task.Delay(50);
        var webhook = (await Api.Post("/webhooks", new { url = "https://penerima.example/humas", active = false }))
            .Must(HttpStatusCode.Created)
            .Id;
        (await Api.Post($"/webhooks/{webhook}/test")).Must(HttpStatusCode.Accepted);
        (await Api.Post("/schedule/calendars")).Must(HttpStatusCode.Created);
        (await Api.Post("/search/synonyms", new { words = new[] { "silayar", "kunjungan" } })).Must(HttpStatusCode.Created);
        await Newsroom.SqlAsync(
            $"""
            insert into search_misses values ('2026-11-23', 'remisi lebaran', 2, 1);
            insert into working_texts select id, article_id, 'revision', created_at, 'panen:1' from article_revisions;
            insert into people values ('00000000-0000-7000-8000-000000000001', 'Orang Uji', '2026-11-24 12:00:00+00');
            insert into article_extras select id, jsonb_build_object('catatan', 'Foto hilang') from articles where import_source = 'arsip-uji';
            insert into import_chunks select id, 1, 10, '\x00' from imports;
            insert into import_records select imports.id, tags.id, 'tag' from imports, tags limit 1;
            insert into schedules (id, article_id, action, due_at, requester, revision_number, created_at, state, ended_at)
                select id, id, 'publish', '2026-11-25 12:00:00+00',
                    jsonb_build_object('act', jsonb_build_object('action', 'schedulePublish',
                    'kind', 'settings', 'actor', jsonb_build_object('id', null, 'name', 'Uji')), 'keyId', null, 'grants', '[]'::jsonb),
                    1, '2026-11-24 12:00:00+00', 'cancelled', '2026-11-24 13:00:00+00' from articles limit 1;
            insert into webhook_cursor values (1, 1) on conflict do nothing;
            insert into inbox_marks select '00000000-0000-7000-8000-000000000001', id from inbox_items;
            insert into mail_preferences values ('00000000-0000-7000-8000-000000000001', array['rejected']);
            insert into webhook_attempts select id, 1, '2026-11-24 12:00:00+00', 12, 500, null, '', 'Galat' from webhook_deliveries;
            insert into change_readers values ('uji', 1, '2026-11-24 12:00:00+00');
            insert into api_key_uses select id, '2026-11-24 12:00:00+00', '192.0.2.1' from api_keys;
            update api_keys set secret_hash = '\x{Convert.ToHexString(Secret.Hash(KnownSecret))}';
            update preview_links set secret_hash = '\x{Convert.ToHexString(Secret.Hash(KnownSecret))}';
            """
        );
        var empty = await Newsroom.SqlAsync(
            """
            select coalesce(string_agg(relname, ', '), '') from pg_class
            where relnamespace = 'public'::regnamespace and relkind = 'r'
                and query_to_xml(format('select from public.%I limit 1', relname), false, false, '')::text not like '%<row%'
            """
        );
        Assert.That(empty, Is.EqualTo(""), "A table without a row: fill it here.");
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    private static async Task PatchAsync(Answer article, object patch) =>
        (await Api.Patch($"/articles/{article.Id}", patch, await VersionAsync($"/articles/{article.Id}"))).Must(HttpStatusCode.OK);

    private static async Task ActAsync(Answer article, string act, object? input = null) =>
        (await Api.Post($"/articles/{article.Id}/{act}", input, await VersionAsync($"/articles/{article.Id}"))).Must(HttpStatusCode.OK);

    private static async Task ChangeUnitAsync(string slug, string act, object change)
    {
        var unit = (await Api.ManageGet($"/units/by-slug/{slug}")).Must(HttpStatusCode.OK);
        (await Api.Post($"/units/{unit.Id}/{act}", change, await VersionAsync($"/units/{unit.Id}"))).Must(HttpStatusCode.OK);
    }

    private static async Task<int> VersionAsync(string path) =>
        (await Api.ManageGet(path)).Must(HttpStatusCode.OK).Data["version"]!.GetValue<int>();
}
