using System.Net;

namespace HumasApi.ApiTests.Delivery;

/// <summary>Months are summed from counts that are kept; each sum is compared with one made of the articles themselves.</summary>
internal sealed class MonthsTests : ApiTest
{
    // Half of the articles lie within a day of the start of a month, on the minutes where zones begin theirs.
    private const string Spread = """
        update published_articles p set published_at = t.at from (
            select id, case when n % 2 = 0 then '2020-01-15T00:00:00Z'::timestamptz + (n * 7919 % 3000000) * interval '1 minute'
                else '2020-02-01T00:00:00Z'::timestamptz + (n * 31 % 66) * interval '1 month' + (n * 13 % 193 - 96) * interval '15 minutes' - (n % 3) * interval '1 second' end as at
            from (select id, substr(slug, 9)::integer as n from published_articles) numbered) t where t.id = p.id;
        update published_tag_links l set published_at = p.published_at from published_articles p where p.id = l.article_id;
        delete from month_deltas;
        insert into month_deltas (kind, target_id, part, delta) select kind, target_id, part, value from expected_months;
        """;

    [Test]
    public async Task Every_month_of_every_zone_is_what_counting_the_articles_gives()
    {
        await Unit("kementerian");
        await Unit("kementerian-baru");
        var offices = new List<string>();
        for (var number = 0; number < 8; number++)
            offices.Add(await Unit($"rutan-{number}", "kementerian"));
        // Two move on the first of a month in Jakarta, two in the middle of one, one twice within the same month.
        foreach (
            var (number, day, to) in new[]
            {
                (0, "2022-03-01", "kementerian-baru"),
                (1, "2023-11-01", "kementerian-baru"),
                (2, "2021-06-17", "kementerian-baru"),
                (3, "2024-11-05", "kementerian-baru"),
                (4, "2022-05-10", "kementerian-baru"),
                (4, "2022-05-20", "kementerian"),
            }
        )
        {
            var version = (await Api.ManageGet($"/units/{offices[number]}")).Data["version"]!.GetValue<int>();
            (await Api.Post($"/units/{offices[number]}/move", new { parent = new { slug = to }, effectiveOn = day }, version)).Must(
                HttpStatusCode.OK
            );
        }
        var tag = await Tag("krisis");
        await Bulk.ArticlesAsync(
            1,
            4000,
            $"(array['{string.Join("','", offices)}']::uuid[])[1 + n % 8]",
            tag: $"case when n % 5 = 0 then '{tag}'::uuid end"
        );
        await Newsroom.SqlAsync(Spread + "update tags set first_published_at = created_at; update slugs set state = 'current'");

        foreach (
            var zone in new[]
            {
                "Asia/Jakarta",
                "Asia/Jayapura",
                "UTC",
                "Pacific/Kiritimati",
                "Etc/GMT+12",
                "Asia/Kathmandu",
                "America/St_Johns",
                "Pacific/Chatham",
            }
        )
        {
            await Same("", zone, "true");
            await Same("&tag=krisis", zone, $"tag_ids @> array['{tag}'::uuid]");
            await Same("&unit=rutan-1,rutan-4", zone, $"unit_id in ('{offices[1]}', '{offices[4]}')");
            await Same("&unit=kementerian&scope=subtree", zone, Below("kementerian", "now()"));
            foreach (var ministry in new[] { "kementerian", "kementerian-baru" })
                await Same($"&unit={ministry}&scope=subtreeThen", zone, Below(ministry, "p.published_at"));
        }
    }

    private static string Below(string slug, string moment) =>
        $"exists (select from unit_ancestors a join units u on u.id = a.ancestor_id where u.slug = '{slug}' and a.unit_id = "
        + $"p.unit_id and a.from_at <= {moment} and {moment} < a.to_at)";

    private static async Task Same(string query, string zone, string where)
    {
        var expected = (string)
            (
                await Newsroom.SqlAsync(
                    $"""
                    select string_agg(month || ':' || count, ' ' order by month desc) from (
                        select to_char(p.published_at at time zone '{zone}', 'YYYY-MM') as month, count(*) from published_articles p where {where} group by 1) counted
                    """
                )
            )!;
        var months = (await Api.Get($"/v1/articles/months?timeZone={Uri.EscapeDataString(zone)}{query}"))
            .Must(HttpStatusCode.OK)
            .Data.AsArray();
        Assert.That(string.Join(" ", months.Select(row => $"{row!["month"]}:{row["count"]}")), Is.EqualTo(expected), query + " in " + zone);
    }
}
