@echo off
rem Starts Facewright with the Java beside it (jre), JAVA_HOME's, an installed one or the one on the PATH; 21 or newer.
setlocal EnableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "JAVA="
call :suits "%HERE%\jre"
if defined JAVA_HOME call :suits "%JAVA_HOME%"
for %%F in (java.exe) do if not "%%~$PATH:F"=="" for %%H in ("%%~dp$PATH:F..") do call :suits "%%~fH"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto") do for /d %%H in ("%%~R\*") do call :suits "%%~H"
if not defined JAVA (
	echo facewright: no Java 21 or newer found; install one, for example Temurin from adoptium.net, or set JAVA_HOME 1>&2
	exit /b 3
)

rem No command, or a project to edit, means the window.
set "APPLICATION=org.facewright.cli.application"
set "WORKSPACE=@none"
set "WINDOW="
if "%~1"=="" set WINDOW=1
if /i "%~1"=="edit" set WINDOW=1
if /i "%~x1"==".fwz" set WINDOW=1
if defined WINDOW if exist "%HERE%\plugins\org.facewright.rcp_*.jar" (
	set "APPLICATION=org.facewright.rcp.application"
	if defined FACEWRIGHT_WORKSPACE (set "WORKSPACE=%FACEWRIGHT_WORKSPACE%") else set "WORKSPACE=%LOCALAPPDATA%\Facewright\workspace"
) else if /i "%~1"=="edit" (
	echo facewright: this installation has no window; install the workstation 1>&2
	exit /b 3
)

rem eclipse.ini holds the options of the product; only a native launcher would read it by itself.
set "VM="
set "PROGRAM="
set "SEEN="
for /f "usebackq delims=" %%L in ("%HERE%\eclipse.ini") do (
	if "%%L"=="-vmargs" (set SEEN=1) else if defined SEEN (set "VM=!VM! %%L") else set "PROGRAM=!PROGRAM! %%L"
)
set "QUICK="
for %%C in (--version -V --help -h help formats filters backends bundles devices models doctor) do if "%~1"=="%%C" set QUICK=1
if defined QUICK set "VM=%VM% -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if not defined FACEWRIGHT_DROPINS set "FACEWRIGHT_DROPINS=%HERE%\dropins"
if not defined FACEWRIGHT_MODELS set "FACEWRIGHT_MODELS=%HERE%\models"

rem The framework's findings and an archive of classes are prepared once for this folder, its bundles and this Java.
set "START=org.facewright.start.internal"
for %%J in ("%HERE%\plugins\org.facewright.start_*.jar") do set "STARTJAR=%%J"
set "KEY=%HERE% %JAVA% %VERSION%"
for %%B in ("%HERE%\configuration\org.eclipse.equinox.simpleconfigurator\bundles.info") do set "KEY=%KEY% %%~tB"
set "PLACE=%LOCALAPPDATA%\Facewright\state"
if not defined LOCALAPPDATA set "PLACE=%HERE%\state"
if not exist "%PLACE%" mkdir "%PLACE%"
set "STATE="
set "WAS="
if exist "%PLACE%\prepared" (
	(set /p "WAS=" & set /p "STATE=") < "%PLACE%\prepared"
)
if not "%WAS%"=="%KEY%" set "STATE="
if defined STATE if not exist "%STATE%\framework.jar" set "STATE="
if not defined STATE (
	set "STATE=%PLACE%\%RANDOM%%RANDOM%"
	mkdir "!STATE!" || exit /b 1
	"%JAVA%" -cp "%STARTJAR%" %START%.Prepare "%HERE%" "!STATE!" || exit /b 1
	"%JAVA%" %VM% -Xlog:disable "-XX:ArchiveClassesAtExit=!STATE!\classes.jsa" "-Dfacewright.home=%HERE%" "-Dfacewright.state=!STATE!" -Dfacewright.prepare=true -Dfacewright.application=org.facewright.cli.application "-Dfacewright.models=%FACEWRIGHT_MODELS%" -jar "!STATE!\framework.jar" formats >nul 2>&1
	> "%PLACE%\prepared" (echo %KEY%& echo !STATE!)
)
"%JAVA%" %VM% %FACEWRIGHT_VMARGS% -Xshare:auto -Xlog:disable "-XX:SharedArchiveFile=%STATE%\classes.jsa" "-Dfacewright.home=%HERE%" "-Dfacewright.state=%STATE%" "-Dfacewright.models=%FACEWRIGHT_MODELS%" "-Dfacewright.dropins=%FACEWRIGHT_DROPINS%" -Dfacewright.application=%APPLICATION% "-Dfacewright.workspace=%WORKSPACE%" -jar "%STATE%\framework.jar" %PROGRAM% %*
exit /b %ERRORLEVEL%

:suits
if defined JAVA exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
for /f "tokens=1 delims=." %%M in ("%VERSION%") do if %%M GEQ 21 set "JAVA=%~1\bin\java.exe"
exit /b 0
