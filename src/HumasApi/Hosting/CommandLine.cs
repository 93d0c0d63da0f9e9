using System.Net.Sockets;
using System.Runtime.InteropServices;
using HumasApi.Audit;
using HumasApi.Data;
using HumasApi.Postgres;
using HumasApi.ReadModel;

namespace HumasApi.Hosting;

/// <summary>Builds the service for an open database.</summary>
internal delegate WebApplication BuildService(WebApplicationBuilder builder, HumasSettings settings, DatabaseAddresses database);

/// <summary>
/// The verbs of the program: serve (none), <c>migrate</c>, <c>verify</c>, <c>rebuild</c>, <c>audit verify [--at POSITION
/// HASH]</c>, <c>audit erase ID</c>, <c>backup FILE</c>, <c>restore FILE</c>. An error that the operator can fix is reported in
/// one sentence with exit code 1; a stack trace is for bugs only.
/// </summary>
internal static class CommandLine
{
    // Inconsistencies that are listed one by one: enough to see a pattern, and a terminal still shows their number.
    private const int MaxReported = 100;

    private const string Usage = """
        usage: HumasApi               serve
               HumasApi migrate       bring the database to the schema of this version, as the role that owns its tables:
                                      ConnectionStrings__HumasOwner beside ConnectionStrings__Humas, or the latter alone where
                                      one role does all; without any the embedded database
               HumasApi verify        check the stored data for inconsistencies, also while a service runs
               HumasApi rebuild       recreate the read model from the live revisions, also while a service runs
               HumasApi audit verify  check that no line of the audit trail was changed, removed or moved
               HumasApi audit verify --at POSITION HASH  the same, and that this line has the hash that was kept
               HumasApi audit erase ID  erase the name and address of the actor, and personal values of the record, with this identity
               HumasApi backup FILE   write the embedded database to a file
               HumasApi restore FILE  replace the embedded database by a backup
        """;

    public static async Task<int> RunAsync(string[] args, BuildService serve)
    {
        using var stop = new CancellationTokenSource();
        // Before the host listens, Ctrl-C and SIGTERM must still stop a PostgreSQL that was just started.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        try
        {
            return await DispatchAsync(args, serve, stop.Token);
        }
        catch (Exception exception) when (exception is SettingsException or EmbeddedPostgresException or SchemaException)
        {
            return Print(exception.Message, 1);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Print(
                $"{exception.Message} Another program listens there. Stop it, or choose another address: "
                    + "ASPNETCORE_URLS=http://localhost:5081",
                1
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception exception) when (OperatorMessage(exception) is not null)
        {
            return Print(OperatorMessage(exception)!, 1);
        }
    }

    private static async Task<int> DispatchAsync(string[] args, BuildService serve, CancellationToken stop)
    {
        if (args is ["help" or "-h" or "--help", ..])
            return Print(Usage, 0);
        var verbs = args.TakeWhile(argument => argument == "--at" || !argument.StartsWith("--", StringComparison.Ordinal)).ToArray();
        // appsettings.json is in the folder of the program, whatever folder it is started in.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args[verbs.Length..], ContentRootPath = AppContext.BaseDirectory }
        );
        SecretFiles.AddTo(builder.Configuration);
        var settings = HumasSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        return verbs switch
        {
            [] => await Startup.ServeAsync(builder, settings, serve, stop),
            ["migrate"] => await MigrateAsync(settings, stop),
            ["verify"] => await VerifyAsync(settings, stop),
            ["rebuild"] => await RebuildAsync(settings, stop),
            ["audit", "verify"] => await VerifyAuditAsync(settings, null, stop),
            ["audit", "verify", "--at", var position, var hash] => await VerifyAuditAsync(settings, ParseCheckpoint(position, hash), stop),
            ["audit", "erase", var identity] => await EraseAsync(settings, identity, stop),
            ["backup", var file] => await BackupAsync(settings, file, stop),
            ["restore", var file] => await RestoreAsync(settings, file, stop),
            _ => Print(Usage, 1),
        };
    }

    // A database error that an operator can fix; EF and Npgsql wrap it in exceptions of their own, each in its way.
    private static string? OperatorMessage(Exception? exception)
    {
        const string Check = "Check ConnectionStrings__Humas and that PostgreSQL runs.";
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is Npgsql.PostgresException postgres)
                return postgres.SqlState switch
                {
                    Npgsql.PostgresErrorCodes.InsufficientPrivilege =>
                        $"The database refuses: {postgres.MessageText}. Run migrate with the role that owns the tables "
                            + "(ConnectionStrings__HumasOwner); it gives the other roles their rights.",
                    ['2', '8', ..] or ['3', 'D', ..] or ['5', '7', ..] or ['5', '3', ..] =>
                        $"The database cannot be reached: {postgres.MessageText}. {Check}",
                    _ => null,
                };
            if (
                exception
                is Npgsql.NpgsqlException { InnerException: SocketException or TimeoutException or IOException }
                    or SocketException
            )
                return $"The database cannot be reached: {exception.Message.TrimEnd('.')}. {Check}";
        }
        return null;
    }

    private static async Task<int> MigrateAsync(HumasSettings settings, CancellationToken cancellationToken)
    {
        var applied = await Startup.WithOwnerAsync(
            settings,
            address => Database.MigrateAsync(address, cancellationToken),
            cancellationToken
        );
        // Said, so that a connection string that was forgotten does not go unnoticed.
        var which = settings.OwnerConnectionString is null
            ? " This is the embedded database: neither ConnectionStrings__HumasOwner nor ConnectionStrings__Humas is set."
            : "";
        return Print((applied.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", applied)}.") + which, 0);
    }

    private static async Task<int> VerifyAsync(HumasSettings settings, CancellationToken cancellationToken)
    {
        var (first, all) = await Startup.WithDatabaseAsync(
            settings,
            address => ConsistencyCheck.CheckAsync(address, MaxReported, cancellationToken),
            cancellationToken
        );
        if (all == 0)
            return Print("No inconsistencies were found.", 0);
        var rest = all > first.Count ? $", of which these are the first {first.Count}" : "";
        return Print(
            $"{string.Join('\n', first)}\n{all} inconsistent record(s){rest}. HumasApi rebuild repairs what can be recreated "
                + "from the articles.",
            1
        );
    }

    private static async Task<int> RebuildAsync(HumasSettings settings, CancellationToken cancellationToken)
    {
        var done = await Startup.WithDatabaseAsync(
            settings,
            address => Rebuild.RunAsync(address, TimeProvider.System, cancellationToken),
            cancellationToken
        );
        return Print(done.ToString(), done.Unrepaired == 0 ? 0 : 1);
    }

    private static (long Position, byte[] Hash) ParseCheckpoint(string position, string hash)
    {
        try
        {
            return (
                long.Parse(position, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture),
                Convert.FromHexString(hash)
            );
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new SettingsException("POSITION and HASH are those of a line, as GET /manage/v1/audit reports them.");
        }
    }

    private static async Task<int> VerifyAuditAsync(
        HumasSettings settings,
        (long Position, byte[] Hash)? kept,
        CancellationToken cancellationToken
    )
    {
        var (wrong, lines) = await Startup.WithDatabaseAsync(
            settings,
            address => AuditChain.VerifyAsync(address, kept, cancellationToken),
            cancellationToken
        );
        return wrong.Count == 0
            ? Print($"The audit trail is whole: {lines} line(s).", 0)
            : Print(
                $"{string.Join('\n', wrong.Take(MaxReported))}\n{wrong.Count} error(s) in an audit trail of {lines} line(s). "
                    + "Keep a copy of the database: someone with the owner's rights has changed it.",
                1
            );
    }

    private static async Task<int> EraseAsync(HumasSettings settings, string identity, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(identity, out var id))
            throw new SettingsException($"{identity} is not an identity (UUID). Take actorId or entityId from GET /manage/v1/audit.");
        try
        {
            var (persons, values) = await Startup.WithDatabaseAsync(
                settings,
                address => AuditChain.EraseAsync(address, id, cancellationToken),
                cancellationToken,
                asOwner: true
            );
            return Print($"Erased the actors of {persons} line(s) and the personal values of {values} change(s).", 0);
        }
        catch (Exception exception)
            when ((exception as Npgsql.PostgresException ?? exception.InnerException as Npgsql.PostgresException)?.SqlState
                == Npgsql.PostgresErrorCodes.InsufficientPrivilege
            )
        {
            throw new SettingsException(
                "Only the role that owns the tables may erase from the audit trail. Name it in ConnectionStrings__HumasOwner."
            );
        }
    }

    private static async Task<int> BackupAsync(HumasSettings settings, string file, CancellationToken cancellationToken)
    {
        RequireEmbedded(settings, "backup", "pg_dump");
        await using var server = await Startup.JoinEmbeddedAsync(settings, cancellationToken);
        await EmbeddedBackup.BackupAsync(server, file, cancellationToken);
        return Print($"Wrote {file}.", 0);
    }

    private static async Task<int> RestoreAsync(HumasSettings settings, string file, CancellationToken cancellationToken)
    {
        RequireEmbedded(settings, "restore", "pg_restore");
        await using var server = await EmbeddedPostgres.StartAsync(Startup.Embedded(settings), Startup.QuietLogger, cancellationToken);
        await EmbeddedBackup.RestoreAsync(server, file, cancellationToken);
        return Print($"Restored {file}.", 0);
    }

    private static void RequireEmbedded(HumasSettings settings, string verb, string tool)
    {
        if (settings.ConnectionString is not null)
            throw new SettingsException(
                $"{verb} is for the embedded database. ConnectionStrings__Humas names another one: use {tool} there."
            );
    }

    private static int Print(string text, int exitCode)
    {
        (exitCode == 0 ? Console.Out : Console.Error).WriteLine(text);
        return exitCode;
    }
}
