using Npgsql;

namespace HumasApi.Postgres;

/// <summary>
/// The private PostgreSQL of the service: one cluster in one data folder, run by one instance at a time, reachable from
/// this machine only and only with a password. It is watched while the service runs and stopped when this is disposed.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ILogger _logger;
    private readonly ClusterSecrets _secrets;
    private readonly string _host;
    private readonly int _port;
    private readonly PostgresBinaries _binaries;
    private FolderLock? _lock;
    private Postmaster? _postmaster;
    private Supervisor? _supervisor;

    private EmbeddedPostgres(string dataDirectory, PostgresBinaries binaries, ClusterSecrets secrets, string host, int port, ILogger logger)
    {
        DataDirectory = dataDirectory;
        _binaries = binaries;
        _secrets = secrets;
        _host = host;
        _port = port;
        _logger = logger;
    }

    /// <summary>The folder of everything the private PostgreSQL keeps.</summary>
    public string DataDirectory { get; }

    /// <summary>The folder of the programs in use.</summary>
    internal string BinDirectory => _binaries.Directory;

    /// <summary>The version of the programs in use.</summary>
    public Version ServerVersion => _binaries.Version;

    /// <summary>Whether this start made the cluster, which is then empty.</summary>
    public bool IsNewCluster { get; private init; }

    /// <summary>Whether another instance runs it and this one only looks in.</summary>
    public bool IsAttached { get; private init; }

    /// <summary>The account PostgreSQL runs as when the service is root; else null.</summary>
    internal string? Account { get; private init; }

    // The three pools together stay below max_connections (100), of which PostgreSQL reserves three for its superuser.

    /// <summary>Logs in as humas_owner, who owns the database and migrates it.</summary>
    public string OwnerConnectionString => ConnectionString("humas_owner", _secrets.Owner, poolSize: 5);

    /// <summary>Logs in as humas_app, for Management.</summary>
    public string AppConnectionString => ConnectionString("humas_app", _secrets.App, poolSize: 30);

    /// <summary>Logs in as humas_read, for Delivery.</summary>
    public string ReadConnectionString => ConnectionString("humas_read", _secrets.Read, poolSize: 60);

    /// <summary>Logs in as the superuser, without a pool: for backups and tests.</summary>
    internal string SuperuserConnectionString => ConnectionString("postgres", _secrets.Superuser, poolSize: 0);

    /// <summary>
    /// Starts the private PostgreSQL, making its cluster first when there is none, and waits until it is ready. A server left
    /// running by a killed instance is stopped and started again.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started; the message is for the operator.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var root = options.ResolveDataDirectory();
        DataFolder.Create(root);
        var folderLock = FolderLock.Take(root);
        try
        {
            var folder = await DataFolder.OpenAsync(root, cancellationToken);
            var binaries = await PostgresBinaries.FindAsync(options, root, folder.Account, logger, cancellationToken);
            var postmaster = new Postmaster(folder, binaries, options.Durable, logger);
            if (postmaster.IsRunning)
            {
                logger.LogWarning("Taking over the database in {Folder} that a killed instance left running", root);
                await postmaster.StopAsync(cancellationToken);
            }

            var isNew = !folder.HasCluster;
            var secrets = ClusterSecrets.LoadOrCreate(root, clusterExists: !isNew);
            if (isNew)
            {
                logger.LogInformation(
                    "Creating a database in {Folder} with PostgreSQL {Version} from {Binaries}",
                    root,
                    binaries.Version,
                    binaries.Directory
                );
                await NewCluster.CreateAsync(folder, binaries, secrets, options.Durable, cancellationToken);
                await WarnOfBackupsAsync(binaries, logger, cancellationToken);
            }

            await postmaster.PrepareAsync(cancellationToken);
            var server = new EmbeddedPostgres(root, binaries, secrets, postmaster.Host, postmaster.Port, logger)
            {
                _lock = folderLock,
                _postmaster = postmaster,
                IsNewCluster = isNew,
                Account = folder.Account,
            };
            await server.LaunchAsync(postmaster, cancellationToken);
            return server;
        }
        catch (Exception e)
        {
            folderLock.Dispose();
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedPostgresException($"The data folder '{root}' cannot be used: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>
    /// Joins the PostgreSQL that another instance runs on the data folder, to back it up without stopping that instance.
    /// Null when none runs. Disposing leaves it running.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">It runs, but this account may not read its passwords.</exception>
    public static async Task<EmbeddedPostgres?> AttachAsync(
        EmbeddedPostgresOptions options,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        var root = options.ResolveDataDirectory();
        if (PostmasterPid.ReadRunning(DataFolder.ClusterIn(root)) is not { } running)
        {
            return null;
        }

        var binaries = await PostgresBinaries.FindAsync(
            options with
            {
                AllowDownload = false,
            },
            root,
            account: null,
            logger,
            cancellationToken
        );
        var host = running.SocketDirectory.Length > 0 ? running.SocketDirectory : "127.0.0.1";
        return new EmbeddedPostgres(root, binaries, ClusterSecrets.LoadExisting(root), host, running.Port, logger) { IsAttached = true };
    }

    /// <summary>Stops the server, so end the requests first, and frees the data folder. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        var folderLock = Interlocked.Exchange(ref _lock, null);
        if (folderLock is null)
        {
            return;
        }

        try
        {
            if (_supervisor is not null)
            {
                await _supervisor.DisposeAsync();
            }

            await _postmaster!.StopAsync(CancellationToken.None);
        }
        catch (EmbeddedPostgresException e)
        {
            // On the way out nothing more can be done; the next start takes the server over.
            _logger.LogError("PostgreSQL was left running: {Reason}", e.Message);
        }
        finally
        {
            folderLock.Dispose();
        }
    }

    /// <summary>A connection string of the superuser to another database of the cluster.</summary>
    internal string SuperuserConnectionStringFor(string database) =>
        new NpgsqlConnectionStringBuilder(SuperuserConnectionString) { Database = database }.ConnectionString;

    /// <summary>A run of a PostgreSQL client program against the server, as its superuser.</summary>
    internal ChildCommand ClientCommand(string program, string database, params string[] arguments) =>
        new(program, ["--host", _host, "--port", $"{_port}", "--username", "postgres", "--no-password", "--dbname", database, .. arguments])
        {
            User = Account,
            Password = _secrets.Superuser,
        };

    // Said when there is nothing to lose yet, not on the day that somebody needs a backup.
    private static async Task WarnOfBackupsAsync(PostgresBinaries binaries, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await PostgresBinaries.FindClientAsync("pg_dump", binaries.Directory, binaries.Version.Major, cancellationToken);
        }
        catch (EmbeddedPostgresException e)
        {
            logger.LogWarning("No backups can be made yet. {Reason}", e.Message);
        }
    }

    private async Task LaunchAsync(Postmaster postmaster, CancellationToken cancellationToken)
    {
        try
        {
            await postmaster.StartAsync(cancellationToken);
            await using var maintenance = NpgsqlDataSource.Create(SuperuserConnectionStringFor("postgres"));
            await using var content = NpgsqlDataSource.Create(SuperuserConnectionString);
            await ClusterSetup.EnsureAsync(maintenance, content, _secrets, cancellationToken);
            _supervisor = new Supervisor(postmaster, _logger);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private string ConnectionString(string role, string password, int poolSize)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = _host,
            Port = _port,
            Database = ClusterSetup.Database,
            Username = role,
            Password = password,
            // Nothing leaves the machine: asking for encryption would cost a round trip per connection.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Pooling = poolSize > 0,
        };
        if (poolSize > 0)
        {
            builder.MaxPoolSize = poolSize;
        }

        return builder.ConnectionString;
    }
}
