using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace HumasApi.ApiTests.Access;

/// <summary>A long export is many reads: each is allowed or not when it is done.</summary>
internal sealed class AuditExportTests : ApiTest
{
    private const int Lines = 2_000;

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_export_ends_where_the_trail_ended_and_breaks_off_when_its_key_is_revoked(bool revoked)
    {
        var made = (await Api.Post("/keys", new { name = "a", grants = new[] { new { role = "admin" } } })).Must(HttpStatusCode.Created);
        // More than the sockets take in by themselves, so that a reader who stops holds the service up.
        await Newsroom.SqlAsync(
            "insert into audit (at, action, unit_ids, changes, person) select now(), 'contoh', '{}', "
                + "jsonb_build_array(jsonb_build_object('entity', 'tag', 'id', gen_random_uuid(), 'op', 'changed', 'before', "
                + "jsonb_build_object('name', repeat('x', 15000)), 'after', jsonb_build_object('name', 'y'))), '' from "
                + $"generate_series(1, {Lines})"
        );
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Newsroom.Address, "/manage/v1/audit/export"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", made.Json["data"]!["key"]!.GetValue<string>());
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await using var stream = await answer.Content.ReadAsStreamAsync();
        var (text, buffer, isWhole) = (new StringBuilder(), new byte[65_536], true);
        text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));

        if (revoked)
            (await Api.Post($"/keys/{made.Id}/revoke", null, 1)).Must(HttpStatusCode.OK);
        await Tag("sesudahnya");
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; )
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            isWhole = false;
        }
        var told = text.ToString();
        Assert.That(told.Contains("sesudahnya", StringComparison.Ordinal), Is.False, "What was done since is not told.");
        Assert.That(isWhole, Is.EqualTo(!revoked), "Whoever reads half of it can tell.");
        Assert.That(told.Count(character => character == '\n'), revoked ? Is.LessThan(Lines) : Is.EqualTo(Lines + 1));
    }
}
