using HumasApi.Data;
using HumasApi.Postgres;

namespace HumasApi.Hosting;

/// <summary>What the terminal shows once the service listens.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, HumasSettings settings, EmbeddedPostgres? server, string? newKey)
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
        if (FirstSlug(app) is { } slug)
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

    private static string? FirstSlug(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        try
        {
            var articles = scope.ServiceProvider.GetRequiredService<DeliveryDbContext>().Articles;
            return articles
                .Where(article => article.Slug == Demo.DemoNewsroom.Event2022Slug)
                .Select(article => article.Slug)
                .FirstOrDefault()
                ?? articles
                    .OrderByDescending(article => article.PublishedAt)
                    .ThenByDescending(article => article.Id)
                    .Select(article => article.Slug)
                    .FirstOrDefault();
        }
        catch (Npgsql.NpgsqlException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
