using Microsoft.Extensions.Logging;

namespace HumasApi.ApiTests;

/// <summary>Shows what the service logs as an error, which is a mistake of its own: a test that fails by a 500 says why.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            TestContext.Progress.WriteLine($"{formatter(state, exception)}\n{exception}");
    }

    public void Dispose() { }
}
