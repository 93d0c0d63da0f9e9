using System.Net;
using HumasApi.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HumasApi.ApiTests.Http;

/// <summary>A database without room, or a connection that is lost, is a fault of the moment: the client may try again.</summary>
internal sealed class LostDatabaseTests : ApiTest
{
    // A full disk and too little memory, met by a statement of EF and by one of ours.
    [Test]
    public async Task A_database_without_room_is_503([Values("53100", "53200")] string state, [Values("tags", "audit")] string table)
    {
        await Newsroom.SqlAsync(
            $"""
            create function refuse() returns trigger language plpgsql as 'begin raise exception using errcode = ''{state}''; end';
            create trigger refuse before insert on {table} execute function refuse();
            """
        );
        try
        {
            var answer = (await Api.Post("/tags", new { name = "Topik" })).IsProblem(
                HttpStatusCode.ServiceUnavailable,
                "database-unavailable"
            );
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("5"));
        }
        finally
        {
            await Newsroom.SqlAsync($"drop trigger refuse on {table}; drop function refuse();");
        }
        (await Api.Post("/tags", new { name = "Topik" })).Must(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_connection_that_is_lost_between_two_statements_is_a_lost_connection()
    {
        await using var scope = Newsroom.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        Assert.That(
            () =>
                database.InTransactionAsync(
                    async () =>
                    {
                        var backend = await database
                            .Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"")
                            .SingleAsync(CancellationToken.None);
                        await Newsroom.SqlAsync($"select pg_terminate_backend({backend}, 5000)", Newsroom.App);
                        return 0;
                    },
                    CancellationToken.None
                ),
            Throws.InstanceOf<NpgsqlException>()
        );
    }

    [Test]
    public async Task A_mistake_of_the_service_within_a_transaction_is_not_taken_for_a_lost_connection()
    {
        await using var scope = Newsroom.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HumasDbContext>();
        Assert.That(
            () => database.InTransactionAsync<int>(() => throw new InvalidOperationException("Ours."), CancellationToken.None),
            Throws.InvalidOperationException
        );
    }
}
