@echo off
rem The one entry for people who work on the source, on Windows. It holds no logic of its own.
setlocal
cd /d "%~dp0"
set "COMMAND=%~1"
if "%COMMAND%"=="" goto usage
where mvn >nul 2>nul || (echo parley: Maven is needed: https://maven.apache.org & exit /b 1)
if not defined JAVA_HOME (echo parley: set JAVA_HOME to a JDK 25 or later & exit /b 1)
if "%COMMAND%"=="test" goto test
if "%COMMAND%"=="bench" (echo parley: the bench runs on Linux only: it needs network namespaces & exit /b 1)
if "%COMMAND%"=="package" (bash parley package & exit /b)
if "%COMMAND%"=="run" goto start
if "%COMMAND%"=="server" goto start
if "%COMMAND%"=="call" goto start
if "%COMMAND%"=="record" goto start
:usage
echo parley run       open the window (builds first)
echo parley test      build, check and test everything
echo parley server    run the signaling server; with --alone, the one for a machine of its own
echo parley call      call, or wait for calls, without a window
echo parley record    record a camera, a microphone, a screen into a file, without a window
echo parley package   make the installer; needs Git's bash, WiX 3 and ImageMagick
exit /b 2
:test
call mvn -B -ntp verify
exit /b %ERRORLEVEL%
:start
call mvn -q -B -ntp -DskipTests -Dmaven.test.skip=true package || exit /b 1
if "%~1 %~2"=="server --alone" goto alone
for %%J in (app\target\app-*.jar) do set "APP=%%J"
"%JAVA_HOME%\bin\java" @app\src\main\launch\desk.args -cp "app\target\lib\*;%APP%" dev.parley.app.Main %*
exit /b %ERRORLEVEL%
:alone
shift /1
shift /1
set "REST="
:rest
if "%~1"=="" goto serve
set "REST=%REST% %1"
shift /1
goto rest
:serve
"%JAVA_HOME%\bin\java" @signaling\src\main\launch\server.args -cp "app\target\lib\*" dev.parley.signaling.program.ServerMain %REST%
exit /b %ERRORLEVEL%
