using System.Text;
using Npgsql;

namespace HumasApi.ApiTests.Plans;

/// <summary>
/// The plans of the statements that a service really sends, as auto_explain writes them to the server's log. PostgreSQL
/// writes a plan before it says that the statement is done, so when an answer is there, its plans are.
/// </summary>
internal sealed class PlanLog(string file)
{
    // The follower of the change log asks by itself, at any time; a new connection asks for types.
    private static readonly string[] NotOfRequests = [" changes", "pg_type", "pg_range"];

    private long position = Length(file);

    /// <summary>Switches plans on for all connections that are opened from now on; false when the server lacks auto_explain.</summary>
    /// <param name="superuser">Connection string of the superuser to the database that is watched.</param>
    public static async Task<bool> TryEnableAsync(string superuser)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        try
        {
            await ExecuteAsync(connection, "load 'auto_explain'");
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedFile)
        {
            return false;
        }
        foreach (
            var setting in new[]
            {
                "session_preload_libraries = 'auto_explain'",
                "auto_explain.log_min_duration = 0",
                "auto_explain.log_analyze = on",
                "auto_explain.log_buffers = on",
                "auto_explain.log_format = json",
                "auto_explain.log_timing = off",
                "auto_explain.log_nested_statements = off",
            }
        )
            await ExecuteAsync(connection, $"alter database \"{connection.Database}\" set {setting}");
        return true;
    }

    /// <summary>Undoes <see cref="TryEnableAsync"/> for new connections.</summary>
    public static async Task DisableAsync(string superuser)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"alter database \"{connection.Database}\" reset all");
    }

    /// <summary>Forgets what was logged so far.</summary>
    public void Skip() => position = Length(file);

    /// <summary>Plans logged since the last look.</summary>
    public IReadOnlyList<SqlPlan> Take()
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = position;
        using var reader = new StreamReader(stream);
        var (plans, json) = (new List<SqlPlan>(), (StringBuilder?)null);
        void End()
        {
            if (json is { Length: > 0 })
                plans.Add(SqlPlan.Parse(json.ToString()));
            json = null;
        }
        while (reader.ReadLine() is { } line)
        {
            // Lines that belong to the one above begin with a tab.
            if (json is not null && line.StartsWith('\t'))
                json.AppendLine(line);
            else
            {
                End();
                if (line.Contains("LOG:  duration:", StringComparison.Ordinal) && line.EndsWith("plan:", StringComparison.Ordinal))
                    json = new StringBuilder();
            }
        }
        End();
        position = stream.Position;
        return [.. plans.Where(plan => !NotOfRequests.Any(word => plan.Sql.Contains(word, StringComparison.Ordinal)))];
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
