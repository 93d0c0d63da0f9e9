using System.Collections.Concurrent;
using System.Diagnostics;
using HumasApi.Publishing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HumasApi.ApiTests;

/// <summary>A database, a clock and a running service on real sockets, for one fixture at a time.</summary>
internal sealed class LeasedNewsroom(string owner, string app, string read) : IAsyncDisposable
{
    private readonly string database = new NpgsqlConnectionStringBuilder(owner).Database!;
    private WebApplicationFactory<Program>? service;

    /// <summary>The time that the service sees.</summary>
    public TestClock Clock { get; } = new();
    public string Owner { get; } = owner;
    public string App { get; } = app;
    public string Read { get; } = read;
    public Uri Address => service!.ClientOptions.BaseAddress;
    public IServiceProvider Services => service!.Services;

    /// <summary>What <see cref="Stored"/> saw last, and the number of the transaction that comes next.</summary>
    public (string Next, string Line) Seen { get; set; } = ("", "");

    public void Start() => service = TestService.Start(App, Read, Clock, []);

    /// <summary>Empties the database and sets the clock back: about a millisecond.</summary>
    public async Task ResetAsync()
    {
        Clock.Now = TestClock.Start;
        await using var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            delete from webhooks; delete from imports;
            delete from published_tag_links; delete from published_author_links; delete from published_mention_links;
            delete from published_bodies; delete from published_articles; delete from gone_articles;
            delete from count_deltas; delete from month_deltas; delete from unit_usage;
            delete from article_revisions; delete from articles; delete from authors;
            update tags set merged_into_id = null; delete from tags;
            delete from unit_parents; delete from unit_names; delete from unit_events; delete from units; delete from slugs;
            delete from idempotent_responses; delete from api_keys; delete from people; delete from preview_links;
            delete from calendar_links; delete from mail_preferences; delete from synonym_rules; delete from search_misses;
            delete from changes; delete from change_readers;
            delete from audit_persons; delete from audit_values; delete from audit; update audit_head set position = 0, hash = '';
            select setval(pg_get_serial_sequence('audit', 'position'), 1, false);
            """,
            connection
        );
        await command.ExecuteScalarAsync();
        // No line in the log reports it.
        ForgetResponses();
    }

    /// <summary>Drops the responses that are kept.</summary>
    public void ForgetResponses() => Services.GetRequiredService<ResponseCache>().Restart();

    // What background jobs ask for by themselves, at any time.
    private static readonly string[] Polled = ["change", "schedules", "webhook", "pg_is_in_recovery", "search"];

    /// <summary>Counts the SQL commands on this database while something happens.</summary>
    public async Task<int> CountCommandsAsync(Func<Task> act)
    {
        var (count, seen) = (0, new ConcurrentQueue<string>());
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other fixtures have databases of their own.
            ActivityStopped = command =>
            {
                if (command.GetTagItem("db.namespace") as string != database)
                    return;
                var text = $"{command.GetTagItem("db.query.text")}";
                if (!Array.Exists(Polled, table => text.Contains(table, StringComparison.Ordinal)))
                {
                    Interlocked.Increment(ref count);
                    // So that a failure shows which one is too many.
                    seen.Enqueue(text.Length > 120 ? text[..120] : text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        TestContext.Out.WriteLine(string.Join('\n', seen.Select(text => text.ReplaceLineEndings(" "))));
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
    }
}
