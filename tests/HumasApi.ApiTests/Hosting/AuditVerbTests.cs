using System.Net;
using HumasApi.ApiTests.Embedded;
using HumasApi.Data;
using HumasApi.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

namespace HumasApi.ApiTests.Hosting;

/// <summary>The verbs of the audit trail, as an operator uses them.</summary>
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

    [Test]
    public async Task Lines_of_before_values_stood_beside_the_chain_are_read_and_verified()
    {
        await PreparedCluster.CopyToAsync(Folder);
        await using var server = await EmbeddedPostgres.StartAsync(Folder.Options, NullLogger.Instance, CancellationToken.None);
        var owner = server.OwnerConnectionString;
        await using (var database = new HumasDbContext(Database.Options(owner)))
            await database.GetService<IMigrator>().MigrateAsync("20261124212740_PeopleAndPreviews");
        var actor = Guid.CreateVersion7();
        // As the service wrote them then; of the actor of the second one only the identity is left.
        await Sql.ScalarAsync(
            owner,
            $$$"""
            with line as (
                insert into audit (at, action, actor_id, entity, entity_id, unit_ids, changes, reason, person)
                select now(), 'patchAuthor', actor, 'author', '{{{actor}}}', '{}', '[{"entity":"author","id":"{{{actor}}}","op":"changed","before":{"name":"Ani"},"after":{"name":"Ani Lama"}}]', 'Menikah',
                    sha256('garam' || convert_to('{"kind":"apiKey","id":null,"name":"Humas","address":null,"userAgent":null}', 'UTF8')) from unnest(array[null, '{{{actor}}}'::uuid]) actor
                returning position)
            insert into audit_persons (position, salt, person) select position, 'garam', '{"kind":"apiKey","id":null,"name":"Humas","address":null,"userAgent":null}' from line;
            delete from audit_persons where position = 2
            """
        );
        (string, string?)[] roles =
        [
            ("ConnectionStrings__Humas", server.AppConnectionString),
            ("ConnectionStrings__HumasDelivery", server.ReadConnectionString),
            ("ConnectionStrings__HumasOwner", owner),
        ];
        await SaysAsync(0, "Applied ", ["migrate"], roles);
        await SaysAsync(0, "The audit trail is whole: 3 line(s).", ["audit", "verify"], roles);
        await SaysAsync(
            1,
            "Only the role that owns the tables may erase from the audit trail. Name it in ConnectionStrings__HumasOwner.",
            ["audit", "erase", actor.ToString()],
            roles[..2]
        );
        var service = await ServeAsync([.. roles, AdminKey]);
        var trail = (await service.SendAsync(HttpMethod.Get, "/manage/v1/audit", key: Key)).Must(HttpStatusCode.OK).Data.AsArray();
        Assert.That(
            trail.Select(line => $"{line!["action"]} {line["actor"]?["name"]} {line["reason"]}"),
            Is.EqualTo(new[] { "eraseFromAudit HumasApi ", "patchAuthor  Menikah", "patchAuthor Humas Menikah" })
        );
        Assert.That(
            trail[1]!["changes"]![0]!["members"]!.ToJsonString(),
            Is.EqualTo("""[{"name":"name","before":"Ani","after":"Ani Lama","erased":false}]""")
        );
        await Sql.ScalarAsync(owner, "delete from audit_persons where position = 1");
        await SaysAsync(1, "the person of line 1 is missing", ["audit", "verify"], roles);
        await service.StopAsync();
    }

    private async Task SaysAsync(int code, string says, string[] arguments, params (string Name, string? Value)[] settings)
    {
        var (exitCode, output, error) = await Verb.RunAsync(arguments, settings.Length > 0 ? settings : [Data]);
        Assert.That(exitCode, Is.EqualTo(code), output + error);
        Assert.That((code == 0 ? output : error).Trim(), Does.StartWith(says));
    }
}
