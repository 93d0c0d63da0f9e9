using System.Net;

namespace HumasApi.ApiTests.Hosting;

/// <summary>Once a newer version has migrated the database, this one answers 503 for what no longer works, and is not ready.</summary>
internal sealed class NewerSchemaTests : ApiTest
{
    [Test]
    public async Task What_a_newer_schema_broke_is_503_and_the_instance_not_ready()
    {
        await Newsroom.SqlAsync(
            """
            insert into "__EFMigrationsHistory" values ('29990101000000_Later', '99');
            alter table tags add column color text not null default 'red';
            alter table tags alter column color drop default;
            alter table authors rename column initials to monogram;
            """
        );
        try
        {
            foreach (
                var refused in new[]
                {
                    await Api.Post("/tags", new { name = "Topik" }),
                    await Api.ManageGet("/authors"),
                    await Api.Get("/health/ready"),
                }
            )
                Assert.That(
                    refused.IsProblem(HttpStatusCode.ServiceUnavailable, "database-upgraded").Header("Retry-After"),
                    Is.EqualTo("60")
                );
            (await Api.Get("/v1/articles")).Must(HttpStatusCode.OK);
        }
        finally
        {
            await Newsroom.SqlAsync(
                """
                delete from "__EFMigrationsHistory" where migration_id like '2999%';
                alter table tags drop column color;
                alter table authors rename column monogram to initials;
                """
            );
        }
        (await Api.Get("/health/ready")).Must(HttpStatusCode.OK);
    }
}
