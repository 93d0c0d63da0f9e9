using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests;

/// <summary>Gives what the service logs to a test: the category with the message, and the exception.</summary>
/// <param name="least">What is below is left out.</param>
/// <param name="write">Takes a line.</param>
internal sealed class TestLog(LogLevel least, Action<string, Exception?> write) : ILoggerProvider
{
    /// <summary>Shows mistakes of the service beside the test that meets them: one that fails by a 500 says why.</summary>
    public static TestLog OfErrors() => new(LogLevel.Error, (line, exception) => TestContext.Progress.WriteLine($"{line}\n{exception}"));

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, least, write);

    public void Dispose() { }

    private sealed class Category(string name, LogLevel least, Action<string, Exception?> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
                write($"{name}: {formatter(state, exception)}", exception);
        }
    }
}
