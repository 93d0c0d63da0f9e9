using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary>The verbs of the audit trail, as an operator uses them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class AuditVerbTests : HostingTest
{
    [Test]
    public async Task Beside_a_running_service_the_trail_is_checked_and_persons_are_erased()
    {
        await (await PreparedNewsroom.Empty).CopyToAsync(Folder);
        var service = await ServeAsync(AdminKey, NoDemo);
        var author = (await service.SendAsync(HttpMethod.Put, "/manage/v1/authors/by-slug/ani", new { name = "Ani" }, Key))
            .Must(HttpStatusCode.Created)
            .Id;
        await SaysAsync(0, "The audit trail is whole: 1 line(s).", ["audit", "verify"]);
        await SaysAsync(0, "Erased the actors of 0 line(s) and the personal values of 1 change(s).", ["audit", "erase", author]);
        await SaysAsync(0, "The audit trail is whole: 2 line(s).", ["audit", "verify"]);
        await SaysAsync(1, "ani is not an identity (UUID). Take actorId or entityId from GET /manage/v1/audit.", ["audit", "erase", "ani"]);
        var trail = (await service.SendAsync(HttpMethod.Get, "/manage/v1/audit", key: Key)).Must(HttpStatusCode.OK);
        Assert.That(
            trail.Data.AsArray().Select(line => line!["action"]!.GetValue<string>()),
            Is.EqualTo(new[] { "eraseFromAudit", "putAuthorBySlug" })
        );
        Assert.That(trail.Text, Does.Not.Contain("Ani"));
        var (first, second) = (trail.Data[1]!["hash"]!.GetValue<string>(), trail.Data[0]!["hash"]!.GetValue<string>());
        await SaysAsync(0, "The audit trail is whole: 2 line(s).", ["audit", "verify", "--at", "1", first]);
        await SaysAsync(1, "line 1 does not have the hash that was kept: the chain was rebuilt", ["audit", "verify", "--at", "1", second]);
        await SaysAsync(
            1,
            "POSITION and HASH are those of a line, as GET /manage/v1/audit reports them.",
            ["audit", "verify", "--at", "1", "xyz"]
        );
        await SqlAsync("delete from audit_persons where position = 1");
        await SaysAsync(1, "the person of line 1 is missing", ["audit", "verify"]);
    }

    private async Task SaysAsync(int code, string says, string[] arguments, params (string Name, string? Value)[] settings)
    {
        var (exitCode, output, error) = await Verb.RunAsync(arguments, settings.Length > 0 ? settings : [Data]);
        Assert.That(exitCode, Is.EqualTo(code), output + error);
        Assert.That((code == 0 ? output : error).Trim(), Does.StartWith(says));
    }
}
