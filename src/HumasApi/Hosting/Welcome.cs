using HumasApi.Data;
using HumasApi.Postgres;
using Npgsql;

namespace HumasApi.Hosting;

/// <summary>What the terminal shows once the service listens.</summary>
internal static class Welcome
{
    public static void Print(DatabaseAddresses addresses, HumasSettings settings, EmbeddedPostgres? server, string? newKey)
    {
        var root = settings.PublicUrl.AbsoluteUri.TrimEnd('/');
        var lines = new List<string>
        {
            "",
            $"  {settings.Newsroom.Name} is ready.",
            $"  Delivery API    {root}/v1",
            $"  Management API  {root}/manage/v1",
            $"  Documentation   {root}/docs",
            server is null
                ? "  Data            the database of ConnectionStrings__Humas"
                : $"  Data            {server.DataDirectory} (private PostgreSQL {server.ServerVersion})",
        };
        if (FirstSlug(addresses) is { } slug)
            lines.Add($"  Read an article curl {root}/v1/articles/by-slug/{slug}");
        if (newKey is { Length: > 0 })
        {
            lines.Add($"  Admin key       {newKey}");
            lines.Add("                  Shown once: only its hash is kept. Send it as Authorization: Bearer <key>.");
        }
        else if (newKey is not null)
            lines.Add("  No key yet      Set Humas__AdminKey to use the Management API.");
        lines.Add("");
        Console.Out.WriteLine(string.Join(Environment.NewLine, lines));
    }

    // Asked without EF: it would compile the query first, and the newcomer waits for this line.
    private static string? FirstSlug(DatabaseAddresses addresses)
    {
        const string Newest = """
            select coalesce((select slug from published_articles where slug = $1),
                (select slug from published_articles order by published_at desc, id desc limit 1))
            """;
        try
        {
            using var connection = new NpgsqlConnection(addresses.Delivery);
            connection.Open();
            using var command = new NpgsqlCommand(Newest, connection);
            command.Parameters.Add(new NpgsqlParameter { Value = Demo.DemoNewsroom.Event2022Slug });
            return command.ExecuteScalar() as string;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}
